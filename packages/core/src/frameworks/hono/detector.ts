import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'hono',
  name: 'Hono',
  language: 'node',
  supersedes: ['node', 'create-react-app', 'vite'],
  detect: dependsOn('hono'),
});
