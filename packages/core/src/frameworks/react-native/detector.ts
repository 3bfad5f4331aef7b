import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'react-native',
  name: 'React Native',
  language: 'node',
  runsElsewhere: true,
  supersedes: [],
  detect: dependsOn('react-native'),
});
