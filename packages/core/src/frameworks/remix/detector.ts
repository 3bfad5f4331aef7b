import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'remix',
  name: 'Remix',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],
  detect: dependsOn('@remix-run/node'),
});
