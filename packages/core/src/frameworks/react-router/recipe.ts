import { builtServerRecipe } from '../../languages/node/stages/built-server.ts';

export default builtServerRecipe({
  framework: 'react-router',
  title: 'React Router',
  makes: ['.react-router', 'build'],
  cache: 'node_modules/.vite',
  development: (port) => ['react-router', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
