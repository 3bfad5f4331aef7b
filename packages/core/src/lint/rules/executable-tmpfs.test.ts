import { tryRule } from '@seaworthy/testkit/lint';
import rule from './executable-tmpfs.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    tmpfs: ["/tmp:exec,size=1m"]\n', '3:13'],
    ['services:\n  a:\n    tmpfs: /run:suid\n', '3:5'],
  ],
  ignores: ['services:\n  a:\n    tmpfs: [/tmp, "/run:noexec,size=1m"]\n'],
});
