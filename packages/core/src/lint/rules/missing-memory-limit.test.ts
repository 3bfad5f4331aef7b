import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-memory-limit.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    image: b:1\n', '2:3'],
    ['services:\n  a:\n    image: b:1\n    mem_limit: 0\n', '2:3'],
  ],
  ignores: [
    'services:\n  a:\n    image: b:1\n    mem_limit: 1g\n',
    'services:\n  a:\n    image: b:1\n    deploy: {resources: {limits: {memory: 1G}}}\n',
    'services:\n  a:\n    ports: []\n',
  ],
});
