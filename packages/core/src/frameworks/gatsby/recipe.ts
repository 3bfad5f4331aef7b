import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'gatsby',
  title: 'Gatsby',
  makes: ['public', '.cache'],
  // No cache of its own: pages that it knows as made are left out where `public` begins empty.
  environment: { GATSBY_TELEMETRY_DISABLED: '1' },
  development: (port) => ['gatsby', 'develop', '--host', '0.0.0.0', '--port', String(port)],
});
