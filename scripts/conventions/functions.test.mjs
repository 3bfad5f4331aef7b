import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './functions.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const file = 'packages/core/src/plan/plan.ts';
const lines = (count) => '  step();\n'.repeat(count);

test.each([
  ['of 60 lines', file, `function plan() {\n${lines(58)}}`],
  ['that hold a long text', file, `const page = () => {\n  return \`\n${lines(90)}\`;\n};`],
  [
    'that a test is given',
    'packages/core/src/plan/plan.test.ts',
    `describe('x', () => {\n  test.each([1])('y', async () => {\n${lines(90)}  });\n});`,
  ],
])('functions %s are right', async (_, path, text) => expect(await problemsIn({ [path]: text })).toEqual([]));

test.each([
  ['a function', `function plan() {\n${lines(59)}}`, /plan\.ts:1: plan has 61 lines/],
  ['an arrow', `\nconst plan = () => {\n${lines(59)}};`, /plan\.ts:2: plan has 61 lines/],
  ['a method', `export const x = {\n  judge() {\n${lines(60)}  },\n};`, /plan\.ts:2: judge has 62 lines/],
  ['one around a short text', `function plan() {\n${lines(58)}  return \`\n\n\`;\n}`, /plan has 61 lines/],
])('%s with more is named', async (_, text, problem) => {
  expect(await problemsIn({ [file]: text })).toEqual([expect.stringMatching(problem)]);
});

test('support of a test counts, what the test is given does not', async () => {
  const text = `test('x', () => {\n${lines(90)}});\nfunction arrange() {\n${lines(90)}}`;
  expect(await problemsIn({ 'packages/core/src/plan/plan.test.ts': text })).toEqual([
    expect.stringContaining('arrange has 92 lines'),
  ]);
});
