import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './names.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('a small file that is named after its subject is right', async () => {
  expect(await problemsIn({ 'packages/core/src/plan/plan-facts.ts': 'x\n'.repeat(250) })).toEqual([]);
});

test.each([
  ['packages/core/src/utils/x.ts', '', /`utils` names no subject/],
  ['packages/core/src/plan/helpers.ts', '', /`helpers` names no subject/],
  ['packages/core/src/plan/planFacts.ts', '', /kebab-case/],
  ['packages/core/src/plan/plan.ts', 'x\n'.repeat(251), /252 lines/],
  ['frameworks/koa/detector.ts', '', /no folder of the house/],
])('%s is named', async (file, text, problem) =>
  expect(await problemsIn({ [file]: text })).toEqual([expect.stringMatching(problem)]),
);
