import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'angular-server',
  title: 'Angular',
  makes: ['dist', '.angular'],
  selfContained: true,
  cache: '.angular/cache',
  environment: { NG_CLI_ANALYTICS: 'false' },
  development: (port) => ['ng', 'serve', '--host', '0.0.0.0', '--port', String(port)],
});
