import { tryRule } from '@seaworthy/testkit/lint';
import rule from './undefined-base-argument.ts';

tryRule(rule, {
  catches: [
    ['FROM node:$V\n', '1:6'],
    ['ARG V\nFROM node:${V}\n', '2:6'],
    ['FROM a\nARG V=1\nFROM b:$V\n', '3:6'],
    ['ARG V=\nFROM a:$V\n', '2:6'],
  ],
  ignores: ['ARG V=1\nFROM node:$V\n', 'FROM node:${V:-22}\n', 'FROM a:$TARGETARCH\n', 'FROM a\nRUN echo $V\n'],
});
