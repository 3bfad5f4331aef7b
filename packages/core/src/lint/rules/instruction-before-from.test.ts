import { tryRule } from '@seaworthy/testkit/lint';
import rule from './instruction-before-from.ts';

tryRule(rule, {
  catches: [
    ['RUN a\nFROM b\n', '1:1'],
    ['ARG A\nENV B=1\nFROM b\n', '2:1'],
    ['ARG A\n', '1:1'],
  ],
  ignores: ['# note\nARG A\nFROM a\nRUN b\n', 'FROM a\n', ''],
});
