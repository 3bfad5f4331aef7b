import { tryRule } from '@seaworthy/testkit/lint';
import rule from './user-by-name.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nUSER node\n', '2:6'],
    ['FROM a AS b\nUSER app:app\nFROM b\n', '2:6'],
  ],
  ignores: [
    'FROM a\nUSER 1000\n',
    'FROM a\nUSER root\n',
    'FROM a\nUSER $USER\n',
    'FROM a\nUSER b\nUSER 1:1\n',
    'FROM a\n',
  ],
});
