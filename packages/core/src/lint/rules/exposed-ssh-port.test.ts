import { tryRule } from '@seaworthy/testkit/lint';
import rule from './exposed-ssh-port.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [['FROM a\nEXPOSE 80 22/tcp\n', '2:11']],
  ignores: ['FROM a\nEXPOSE 2222 220\n'],
});
tryRule(rule, {
  kind: 'compose',
  catches: [['services:\n  a:\n    ports: ["2222:22"]\n', '3:13']],
  ignores: ['services:\n  a:\n    ports: ["22:2222"]\n'],
});
