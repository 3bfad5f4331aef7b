import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'react-router-spa',
  title: 'React Router',
  makes: ['.react-router', 'build'],
  cache: 'node_modules/.vite',
  development: (port) => ['react-router', 'dev', '--host', '0.0.0.0', '--port', String(port)],
});
