import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'angular',
  title: 'Angular',
  makes: ['dist', '.angular'],
  cache: '.angular/cache',
  environment: { NG_CLI_ANALYTICS: 'false' },
  development: (port) => ['ng', 'serve', '--host', '0.0.0.0', '--port', String(port)],
});
