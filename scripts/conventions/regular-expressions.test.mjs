import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './regular-expressions.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));
const file = 'packages/core/src/plan/plan.ts';

test.each([
  ['one way to match', 'export const a = /^[ \\t]*datasource\\b/m;'],
  ['no expression', "export const a = '/(a+)+$/';"],
])('%s is right', async (_, text) => expect(await problemsIn({ [file]: text })).toEqual([]));

test.each([
  ['exponential', '\nexport const a = /^(a+)+$/;', /plan\.ts:2: .* takes exponential time/],
  [
    'of the second degree',
    'export const a = text.replace(/\\s+$/m, "");',
    /plan\.ts:1: .* takes 2nd degree polynomial time/,
  ],
])('one that is %s is named', async (_, text, problem) => {
  expect(await problemsIn({ [file]: text })).toEqual([expect.stringMatching(problem)]);
});

test('what only tests run may backtrack', async () => {
  expect(await problemsIn({ 'packages/core/src/plan/plan.test.ts': 'test(/(a+)+$/);' })).toEqual([]);
});
