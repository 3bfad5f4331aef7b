import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'docusaurus',
  title: 'Docusaurus',
  makes: ['build', '.docusaurus'],
  development: (port) => ['docusaurus', 'start', '--no-open', '--host', '0.0.0.0', '--port', String(port)],
});
