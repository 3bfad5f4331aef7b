import { tryRule } from '@seaworthy/testkit/lint';
import rule from './argument-out-of-scope.ts';

tryRule(rule, {
  catches: [
    ['ARG V=1\nFROM a\nENV VERSION=$V\n', '3:5'],
    ['ARG V=1\nFROM a\nLABEL a=b v="${V}"\nARG V\n', '3:11'],
    ['ARG V=1\nFROM a\nARG V\nFROM b\nCOPY $V /a\n', '5:6'],
  ],
  ignores: [
    'ARG V=1\nFROM a:$V\nARG V\nENV VERSION=$V\n',
    'ARG V=1\nFROM a AS b\nARG V\nFROM b\nENV A=$V\n',
    'FROM a\nENV A=$PATH\n',
    'ARG V=1\nFROM a\nENV V=2 \nENV W=$V\n',
  ],
});
