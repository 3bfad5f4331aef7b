import { tryRule } from '@seaworthy/testkit/lint';
import rule from './duplicate-stage-name.ts';

tryRule(rule, {
  catches: [['FROM a AS b\nFROM c AS B\n', '2:11']],
  ignores: ['FROM a AS b\nFROM b AS c\n', 'FROM a\nFROM a\n'],
});
