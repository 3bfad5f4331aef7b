import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'adonisjs',
  name: 'AdonisJS',
  language: 'node',
  supersedes: ['node', 'vite'],
  detect: dependsOn('@adonisjs/core'),
});
