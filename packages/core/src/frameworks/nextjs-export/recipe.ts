import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'nextjs-export',
  title: 'Next.js',
  makes: ['.next', 'out'],
  cache: '.next/cache',
  environment: { NEXT_TELEMETRY_DISABLED: '1' },
  development: (port) => ['next', 'dev', '--hostname', '0.0.0.0', '--port', String(port)],
});
