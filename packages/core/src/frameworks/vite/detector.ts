import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'vite',
  name: 'A Vite site',
  language: 'node',
  supersedes: [],
  detect: dependsOn('vite', { development: true, beside: 'index.html' }),
});
