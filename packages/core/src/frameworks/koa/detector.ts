import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'koa',
  name: 'Koa',
  language: 'node',
  supersedes: ['node', 'create-react-app', 'vite'],
  detect: dependsOn('koa'),
});
