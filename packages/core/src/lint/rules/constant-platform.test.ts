import { tryRule } from '@seaworthy/testkit/lint';
import rule from './constant-platform.ts';

tryRule(rule, {
  catches: [['FROM --platform=linux/amd64 a\n', '1:6']],
  ignores: ['FROM --platform=$BUILDPLATFORM a\n', 'FROM --platform=linux/arm64 a AS build-arm64\n', 'FROM a\n'],
});
