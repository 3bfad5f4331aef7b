import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'gatsby',
  name: 'Gatsby',
  language: 'node',
  supersedes: ['node'],
  detect: dependsOn('gatsby'),
});
