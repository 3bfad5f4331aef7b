import { tryRule } from '@seaworthy/testkit/lint';
import rule from './legacy-key-value.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nENV A b\n', '2:5'],
    ['FROM a\nLABEL a b c\n', '2:7'],
  ],
  ignores: ['FROM a\nENV A=b C=d\n', 'FROM a\nLABEL "a b"=c\n', 'FROM a\nARG A\n'],
  fixes: [
    ['FROM a\nENV  A  b\n', 'FROM a\nENV  A=b\n'],
    ['FROM a\nENV PATH /a:$PATH\n', 'FROM a\nENV PATH=/a:$PATH\n'],
    ['FROM a\nENV A b c  \n', 'FROM a\nENV A="b c"  \n'],
    ['FROM a\nENV A "b" c\n', 'FROM a\nENV A "b" c\n'],
  ],
});
