import { tryRule } from '@seaworthy/testkit/lint';
import rule from './invalid-onbuild.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nONBUILD FROM b\n', '2:1'],
    ['FROM a\nONBUILD onbuild RUN b\n', '2:1'],
  ],
  ignores: ['FROM a\nONBUILD RUN b\n'],
});
