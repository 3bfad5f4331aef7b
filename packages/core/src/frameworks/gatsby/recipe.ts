import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'gatsby',
  title: 'Gatsby',
  makes: ['.cache'],
  environment: { GATSBY_TELEMETRY_DISABLED: '1' },
  development: (port) => ['gatsby', 'develop', '-H', '0.0.0.0', '-p', String(port)],
});
