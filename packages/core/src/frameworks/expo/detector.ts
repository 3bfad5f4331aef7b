import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'expo',
  name: 'Expo',
  language: 'node',
  runsElsewhere: true,
  supersedes: ['react-native'],
  detect: dependsOn('expo'),
});
