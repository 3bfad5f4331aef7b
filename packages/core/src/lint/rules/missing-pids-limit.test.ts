import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-pids-limit.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    image: b:1\n', '2:3'],
    ['services:\n  a:\n    image: b:1\n    pids_limit: -1\n', '2:3'],
  ],
  ignores: [
    'services:\n  a:\n    image: b:1\n    pids_limit: 100\n',
    'services:\n  a:\n    image: b:1\n    deploy: {resources: {limits: {pids: 50}}}\n',
  ],
});
