import { tryRule } from '@seaworthy/testkit/lint';
import rule from './added-capability.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    cap_add:\n      - CAP_SYS_ADMIN\n      - net_admin\n', '4:9', '5:9']],
  ignores: [
    'services:\n  a:\n    cap_add: [NET_BIND_SERVICE, CHOWN]\n',
    'services:\n  a:\n    cap_drop: [SYS_ADMIN]\n',
  ],
});
