import { tryRule } from '@seaworthy/testkit/lint';
import rule from './apt-instead-of-apt-get.ts';

tryRule(rule, {
  catches: [['FROM a\nRUN apt install -y b && apt show b\n', '2:5', '2:25']],
  ignores: ['FROM a\nRUN apt-get install -y apt\n'],
  fixes: [['FROM a\nRUN apt install -y b && apt show b\n', 'FROM a\nRUN apt-get install -y b && apt show b\n']],
});
