import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './links.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('links that lead somewhere, on the web, or into the page are right', async () => {
  const page = '[a](guide.md#part) [b](https://example.test) [c](#here)';
  expect(await problemsIn({ 'docs/a.md': page, 'docs/guide.md': '' })).toEqual([]);
});

test('a link that leads nowhere is named', async () => {
  expect(await problemsIn({ 'docs/a.md': '[gone](../gone.md)' })).toEqual(['docs/a.md: ../gone.md does not exist']);
});
