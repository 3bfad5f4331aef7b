import { tryRule } from '@seaworthy/testkit/lint';
import rule from './instruction-casing.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nRun b\ncmd c\n', '2:1', '3:1'],
    ['From a\n', '1:1'],
  ],
  ignores: ['from a\nrun b\n', 'FROM a\nRUN b\n', ''],
  fixes: [['FROM a\n run b\n', 'FROM a\n RUN b\n']],
});
