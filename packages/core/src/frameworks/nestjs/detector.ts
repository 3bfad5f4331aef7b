import { dependsOn } from '../../languages/node/depends-on.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'nestjs',
  name: 'NestJS',
  language: 'node',
  supersedes: ['express', 'fastify', 'node'],
  detect: dependsOn('@nestjs/core'),
});
