import { tryRule } from '@seaworthy/testkit/lint';
import rule from './reserved-stage-name.ts';

tryRule(rule, {
  catches: [
    ['FROM a AS scratch\n', '1:11'],
    ['FROM a as Context\n', '1:11'],
  ],
  ignores: ['FROM scratch AS a\n', 'FROM a AS contexts\n'],
});
