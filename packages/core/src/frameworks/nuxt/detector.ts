import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'nuxt',
  name: 'Nuxt',
  language: 'node',
  supersedes: ['node', 'vite'],
  detect: dependsOn('nuxt', { development: true }),
});
