import { tryRule } from '@seaworthy/testkit/lint';
import rule from './root-user.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['FROM node:22\nCMD ["a"]\n', '1:6'],
    ['FROM node:22 AS a\nUSER 1000\nFROM a\nUSER 0:0\n', '4:6'],
    ['FROM scratch\nCOPY a /a\nCMD ["/a"]\n', '1:6'],
    ['ARG V=22\nFROM node:${V}-slim AS base\nUSER 5\nFROM node:$V\n', '4:6'],
    ['FROM gcr.io/distroless/nodejs22-debian13\n', '1:6'],
  ],
  ignores: [
    'FROM scratch\nCOPY --from=a /a /a\n',
    'FROM node:22\nUSER node\n',
    'FROM node:22 AS base\nUSER 1000\nFROM base\nCMD ["a"]\n',
    'FROM example/own\nCMD ["a"]\n',
    'FROM node:22\nUSER $UID\n',
    'FROM gcr.io/distroless/nodejs22-debian13:nonroot\n',
    'FROM root/image:1\nUSER rooter\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [
    ['services:\n  web:\n    image: a:1\n    user: root\n', '4:5'],
    ['services:\n  web:\n    user: 0\n', '3:5'],
  ],
  ignores: ['services:\n  web:\n    image: a:1\n', 'services:\n  web:\n    user: "${UID:-0}"\n'],
});
