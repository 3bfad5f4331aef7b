import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'astro',
  name: 'Astro',
  language: 'node',
  supersedes: ['node', 'vite'],
  detect: dependsOn('astro', { development: true }),
});
