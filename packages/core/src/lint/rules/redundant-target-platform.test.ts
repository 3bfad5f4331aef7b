import { tryRule } from '@seaworthy/testkit/lint';
import rule from './redundant-target-platform.ts';

tryRule(rule, {
  catches: [['FROM --platform=$TARGETPLATFORM a\n', '1:6']],
  ignores: ['FROM --platform=$BUILDPLATFORM a\n', 'FROM a\n'],
  fixes: [['FROM --platform=${TARGETPLATFORM}  a AS b\n', 'FROM a AS b\n']],
});
