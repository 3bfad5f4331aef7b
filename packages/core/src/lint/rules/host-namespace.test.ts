import { tryRule } from '@seaworthy/testkit/lint';
import rule from './host-namespace.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    network_mode: host\n    pid: host\n', '3:5', '4:5']],
  ignores: [
    'services:\n  a:\n    network_mode: none\n    pid: "service:b"\n',
    'services:\n  a:\n    ipc: private\n    hostname: host\n',
  ],
});
