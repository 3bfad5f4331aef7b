import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './left-overs.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const [mark, only] = ['TO', 'DO'];

test.each([
  ['a mark for later', `// ${mark}${only}: later`, /do it now/],
  ['a test that is alone', `test.${'on'}ly('x', () => {});`, /proves nothing/],
  ['an empty catch', 'try { x(); } catch {}', /swallows its cause/],
])('%s is named', async (_, text, problem) => {
  expect(await problemsIn({ 'packages/core/src/a.ts': `const a = 1;\n${text}` })).toEqual([
    expect.stringMatching(problem),
  ]);
});

test('code without any is right', async () =>
  expect(await problemsIn({ 'packages/core/src/a.ts': 'const all = 1;' })).toEqual([]));
