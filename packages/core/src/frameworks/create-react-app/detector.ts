import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'create-react-app',
  name: 'Create React App',
  language: 'node',
  supersedes: ['vite'],
  detect: dependsOn('react-scripts'),
});
