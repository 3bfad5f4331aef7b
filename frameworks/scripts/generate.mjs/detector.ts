import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'scripts/generate.mjs',
  name: '',
  language: 'node',
  supersedes: [],
  detect: dependsOn(''),
});
