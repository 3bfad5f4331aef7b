import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'eleventy',
  title: 'Eleventy',
  makes: ['_site'],
  development: (port) => ['eleventy', '--serve', `--port=${port}`],
});
