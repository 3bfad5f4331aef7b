import { tryRule } from '@seaworthy/testkit/lint';
import rule from './oom-exemption.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    oom_kill_disable: true\n', '3:5'],
    ['services:\n  a:\n    oom_score_adj: -1000\n', '3:5'],
  ],
  ignores: [
    'services:\n  a:\n    oom_kill_disable: false\n    oom_score_adj: 100\n',
    'services:\n  a:\n    image: b:1\n',
  ],
});
