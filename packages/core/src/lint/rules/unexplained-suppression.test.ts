import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unexplained-suppression.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['# seaworthy-ignore root-user\nFROM node:22\n', '1:1'],
    ['FROM node:22\n# seaworthy-ignore root-user:  \nCMD ["a"]\n', '2:1'],
    ['FROM node:22\n# seaworthy-ignore: because\n', '2:1'],
  ],
  ignores: [
    '# seaworthy-ignore root-user: it drops its rights\nFROM node:22\n',
    '# hadolint ignore=DL3002\nFROM node:22\n',
    '# seaworthy-ignored\nFROM node:22\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [['services:\n  web: # seaworthy-ignore privileged-container\n    privileged: true\n', '2:8']],
  ignores: ['services:\n  web: # seaworthy-ignore privileged-container: it formats disks\n    privileged: true\n'],
});
