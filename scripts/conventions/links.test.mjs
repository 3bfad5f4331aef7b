import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './links.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('links that lead somewhere, on the web, or into the page are right', async () => {
  const page = '# Here\n[a](guide.md#a-part-of-it) [b](https://example.test) [c](#here)';
  expect(await problemsIn({ 'docs/a.md': page, 'docs/guide.md': '## A part, of `it`' })).toEqual([]);
});

test('a link that leads nowhere is named', async () => {
  expect(await problemsIn({ 'docs/a.md': '[gone](../gone.md)' })).toEqual(['docs/a.md: ../gone.md does not exist']);
});

test('an anchor without a heading is named', async () => {
  const problems = await problemsIn({ 'docs/a.md': '[gone](#gone) [part](b.md#part)', 'docs/b.md': '# Another' });
  expect(problems).toEqual([
    'docs/a.md: docs/a.md has no heading for #gone',
    'docs/a.md: docs/b.md has no heading for #part',
  ]);
});
