import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unconfined-seccomp.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    security_opt:\n      - seccomp:unconfined\n', '4:9'],
    ['services:\n  a:\n    security_opt: [seccomp=unconfined]\n', '3:20'],
  ],
  ignores: [
    'services:\n  a:\n    security_opt: ["seccomp:./profile.json"]\n',
    'services:\n  a:\n    security_opt: ["apparmor:unconfined"]\n',
  ],
});
