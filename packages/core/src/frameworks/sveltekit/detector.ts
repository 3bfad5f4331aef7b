import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'sveltekit',
  name: 'SvelteKit',
  language: 'node',
  supersedes: ['node', 'vite'],
  detect: dependsOn('@sveltejs/kit', { development: true }),
});
