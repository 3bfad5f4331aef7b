import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'capacitor',
  name: 'Capacitor',
  language: 'node',
  runsElsewhere: true,
  packsPages: true,
  supersedes: [],
  detect: dependsOn('@capacitor/core', { development: true }),
});
