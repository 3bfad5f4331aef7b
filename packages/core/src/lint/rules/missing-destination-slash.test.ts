import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-destination-slash.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nCOPY b c /app\n', '2:10'],
    ['FROM a\nCOPY ["b", "c", "/app"]\n', '2:17'],
  ],
  ignores: ['FROM a\nCOPY b c /app/\n', 'FROM a\nCOPY b /app\n', 'FROM a\nCOPY b c .\n', 'FROM a\nADD a b $DIR\n'],
  fixes: [['FROM a\nCOPY b c /app\n', 'FROM a\nCOPY b c /app/\n']],
});
