import { tryRule } from '@seaworthy/testkit/lint';
import rule from './disabled-mandatory-access-control.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    security_opt: ["apparmor:unconfined", "label:disable"]\n', '3:20', '3:43']],
  ignores: ['services:\n  a:\n    security_opt: ["apparmor:own", "label:type:t", "seccomp:unconfined"]\n'],
});
