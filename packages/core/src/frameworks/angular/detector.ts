import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'angular',
  name: 'Angular',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],
  detect: dependsOn('@angular/core'),
});
