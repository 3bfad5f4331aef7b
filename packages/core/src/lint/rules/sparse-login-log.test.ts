import { tryRule } from '@seaworthy/testkit/lint';
import rule from './sparse-login-log.ts';

tryRule(rule, {
  catches: [['FROM a\nRUN useradd -u 1000000 b\n', '2:5']],
  ignores: [
    'FROM a\nRUN useradd -u 1000 b\n',
    'FROM a\nRUN useradd -l -u 1000000 b\n',
    'FROM a\nRUN useradd -u $ID b\n',
  ],
  fixes: [['FROM a\nRUN useradd --uid=200000 b\n', 'FROM a\nRUN useradd --no-log-init --uid=200000 b\n']],
});
