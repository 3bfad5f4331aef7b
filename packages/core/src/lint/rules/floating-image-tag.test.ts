import { tryRule } from '@seaworthy/testkit/lint';
import rule from './floating-image-tag.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['FROM node\n', '1:6'],
    ['FROM --platform=$BUILDPLATFORM node:latest AS a\nFROM a\n', '1:32'],
    ['ARG TAG=latest\nFROM localhost:5000/a:$TAG\n', '2:6'],
  ],
  ignores: [
    'FROM node:22\n',
    'FROM node@sha256:0123\n',
    'FROM scratch\n',
    'ARG TAG\nFROM node:$TAG\n',
    'FROM node:22 AS Base\nFROM base\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [['services:\n  db:\n    image: postgres\n', '3:5']],
  ignores: [
    'services:\n  db:\n    image: postgres:17\n  web:\n    build: .\n    image: web\n  c:\n    image: "a:${TAG:-latest}"\n',
  ],
});
