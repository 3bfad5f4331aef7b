import { tryRule } from '@seaworthy/testkit/lint';
import rule from './missing-health-check.ts';

tryRule(rule, {
  kind: 'dockerfile',
  catches: [
    ['FROM node:22\nEXPOSE 3000\nCMD ["a"]\n', '2:8'],
    ['FROM node:22 AS b\nEXPOSE 3000\nFROM b\nCMD ["a"]\n', '2:8'],
  ],
  ignores: [
    'FROM node:22\nCMD ["a"]\n',
    'FROM node:22\nEXPOSE 3000\nHEALTHCHECK NONE\n',
    'FROM example/own\nEXPOSE 3000\n',
    'FROM node:22 AS b\nEXPOSE 1\nFROM node:22\n',
  ],
});
tryRule(rule, {
  kind: 'compose',
  catches: [
    ['services:\n  a:\n    healthcheck: {disable: true}\n', '3:5'],
    ['services:\n  a:\n    healthcheck:\n      test: [NONE]\n', '3:5'],
  ],
  ignores: ['services:\n  a:\n    healthcheck: {test: [CMD, a]}\n', 'services:\n  a:\n    image: b:1\n'],
});
