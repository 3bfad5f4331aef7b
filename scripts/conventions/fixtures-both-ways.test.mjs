import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './fixtures-both-ways.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const file = 'fixtures/images/root-user/compose.yaml';

test('two containers that differ are right', async () => {
  const compose = "services:\n  fails:\n    build: ../server\n    user: '0'\n  passes:\n    build: ../server\n";
  expect(await problemsIn({ [file]: compose })).toEqual([]);
});

test.each([
  [
    'equal but for their order',
    'services:\n  fails: { build: a, user: b }\n  passes: { user: b, build: a }\n',
    'are the same',
  ],
  ['without a good twin', 'services:\n  fails: { build: a }\n', 'no `passes`'],
  ['empty', '', 'no service `fails`'],
])('containers %s are named', async (_, compose, problem) => {
  expect(await problemsIn({ [file]: compose })).toEqual([expect.stringContaining(problem)]);
});
