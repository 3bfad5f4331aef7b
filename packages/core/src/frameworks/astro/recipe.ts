import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'astro',
  title: 'Astro',
  makes: ['dist', '.astro'],
  cache: 'node_modules/.astro',
  environment: { ASTRO_TELEMETRY_DISABLED: '1' },
  development: (port) => ['astro', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
