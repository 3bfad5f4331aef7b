import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'nuxt-static',
  title: 'Nuxt',
  makes: ['.nuxt', '.output', '.nitro', '.data', '.cache'],
  environment: { NUXT_TELEMETRY_DISABLED: '1' },
  development: (port) => ['nuxt', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
