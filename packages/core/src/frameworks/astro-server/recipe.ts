import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'astro-server',
  title: 'Astro',
  makes: ['dist', '.astro'],
  cache: 'node_modules/.astro',
  environment: { ASTRO_TELEMETRY_DISABLED: '1' },
  development: (port) => ['astro', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
