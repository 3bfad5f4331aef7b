import { tryRule } from '@seaworthy/testkit/lint';
import rule from './self-referring-variable.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nENV A=/x B=$A/y\n', '2:10'],
    ['FROM a\nENV A=1 \\\n  B="${A}"\n', '3:3'],
  ],
  ignores: [
    'FROM a\nENV A=/x\nENV B=$A/y\n',
    'FROM a\nARG A\nENV A=1 B=$A\n',
    'FROM a\nENV PATH=/x:$PATH B=$PATH\n',
    'FROM a\nENV A=1 B=$AB\n',
  ],
});
