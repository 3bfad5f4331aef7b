import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'sveltekit',
  title: 'SvelteKit',
  makes: ['.svelte-kit', 'build'],
  cache: 'node_modules/.vite',
  development: (port) => ['vite', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
