import { nodeServerRecipe } from '../../languages/node/stages/server.ts';

export default nodeServerRecipe('nextjs-server', 'Next.js', {
  makes: ['.next'],
  cache: '/app/.next/cache',
  environment: { NEXT_TELEMETRY_DISABLED: '1' },
});
