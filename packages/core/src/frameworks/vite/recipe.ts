import { nodeSiteRecipe } from '../../sites/node-site.ts';
import { publicVariables } from '../../sites/public-variables.ts';
import { variablesOfBuild, viteVariables } from './vite-variables.ts';

export default nodeSiteRecipe({
  framework: 'vite',
  title: 'Vite',
  makes: ['dist', 'node_modules/.vite'],
  cache: 'node_modules/.vite',
  development: (port) => ['vite', '--host', '0.0.0.0', '--port', String(port), '--strictPort'],
  files: [{ ...viteVariables, neededBy: (service) => publicVariables(service).length > 0 }],
  before: variablesOfBuild,
});
