import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'sveltekit-static',
  title: 'SvelteKit',
  makes: ['.svelte-kit', 'build'],
  cache: 'node_modules/.vite',
  development: (port) => ['vite', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
