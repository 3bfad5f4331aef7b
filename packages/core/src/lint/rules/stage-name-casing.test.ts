import { tryRule } from '@seaworthy/testkit/lint';
import rule from './stage-name-casing.ts';

tryRule(rule, {
  catches: [['FROM a AS Build\n', '1:11']],
  ignores: ['FROM a AS build-2\n', 'FROM Registry.example/A\n'],
});
