import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'nuxt',
  title: 'Nuxt',
  makes: ['.nuxt', '.output', '.nitro', '.data', '.cache'],
  selfContained: true,
  environment: { NUXT_TELEMETRY_DISABLED: '1' },
  development: (port) => ['nuxt', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
