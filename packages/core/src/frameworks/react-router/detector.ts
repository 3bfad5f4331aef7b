import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'react-router',
  name: 'React Router (server)',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],
  detect: dependsOn('@react-router/node'),
});
