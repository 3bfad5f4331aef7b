import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'electron',
  name: 'Electron',
  language: 'node',
  runsElsewhere: true,
  packsPages: true,
  supersedes: [],
  detect: dependsOn('electron', { development: true }),
});
