import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'electron',
  name: 'Electron',
  language: 'node',
  runsElsewhere: true,
  supersedes: ['vite', 'create-react-app', 'nextjs'],
  detect: dependsOn('electron', { development: true }),
});
