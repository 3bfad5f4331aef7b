import { tryRule } from '@seaworthy/testkit/lint';
import rule from './from-as-casing.ts';

tryRule(rule, {
  catches: [
    ['FROM a as b\n', '1:8'],
    ['from a AS b\n', '1:8'],
  ],
  ignores: ['FROM a AS b\n', 'from a as b\n', 'FROM a\n'],
  fixes: [
    ['FROM a  as b\n', 'FROM a  AS b\n'],
    ['from a AS b\n', 'from a as b\n'],
  ],
});
