import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'create-react-app',
  title: 'Create React App',
  makes: ['build'],
  // Its development server takes host and port from variables alone.
  development: (port) => ['env', 'HOST=0.0.0.0', `PORT=${port}`, 'react-scripts', 'start'],
});
