import { tryRule } from '@seaworthy/testkit/lint';
import { expect, test } from 'vitest';
import { lintText } from '../lint-text.ts';
import sudo from './sudo-in-build.ts';
import rule from './unused-suppression.ts';

test.each([
  ['# seaworthy-ignore sudo-in-build: why not\nFROM node:22\n', ['1:1']],
  ['FROM node:22\n# seaworthy-ignore sudo-in-built: a name that no rule has\nRUN sudo a\n', ['2:1', '3:5']],
  ['FROM node:22\n# seaworthy-ignore sudo-in-build: the image has it\nRUN sudo a\n', []],
])('%j', (text, places) => {
  const { findings } = lintText({ path: 'Dockerfile', kind: 'dockerfile', text }, [sudo, rule]);
  expect(findings.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
});
tryRule(rule, { kind: 'dockerfile', catches: [], ignores: ['# hadolint ignore=DL3004\nFROM node:22\n'] });
