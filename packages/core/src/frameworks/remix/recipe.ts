import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'remix',
  title: 'Remix',
  makes: ['.cache', 'build'],
  cache: 'node_modules/.vite',
  development: (port) => ['remix', 'vite:dev', '--host', '0.0.0.0', '--port', String(port)],
});
