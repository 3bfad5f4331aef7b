import { tryRule } from '@seaworthy/testkit/lint';
import rule from './empty-continuation-line.ts';

tryRule(rule, {
  catches: [['FROM a\nRUN b \\\n\n  c\n', '3:1']],
  ignores: ['FROM a\nRUN b \\\n  # note\n  c\n', 'FROM a\n\nRUN b\n'],
  fixes: [
    ['FROM a\nRUN b \\\n\n \n  c\n', 'FROM a\nRUN b \\\n  c\n'],
    ['FROM a\r\nRUN b \\\r\n\r\n  c\r\n', 'FROM a\r\nRUN b \\\r\n  c\r\n'],
  ],
});
