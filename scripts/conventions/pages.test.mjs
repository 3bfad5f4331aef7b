import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './pages.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const filler = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen. ';
const page = (sections) =>
  Object.entries(sections)
    .map(([heading, text]) => `${heading}\n\n${text}\n`)
    .join('\n');
const good = {
  '# x': 'A process runs as root.',
  '## What it means': filler,
  '## How it is observed': filler,
  '## Why it matters': filler,
  '## How to fix it': '```yaml\nuser: "1000"\nread_only: true\n```',
  '## The same problem elsewhere': filler.repeat(3),
};

test('a page that says something is right', async () => {
  const error =
    '# X\n\nThe port is taken by another program.\n\n## What to do\n\nStop that program, or set another port in `.env`, and start again.\n';
  expect(await problemsIn({ 'docs/checks/x.md': page(good), 'docs/errors/x.md': error })).toEqual([]);
});

test.each([
  ['nothing under a heading', { ...good, '## How to fix it': '' }, /"How to fix it" stand 0 words/],
  ['a reason in three words', { ...good, '## Why it matters': 'It is bad.' }, /"Why it matters" stand 3 words/],
  ['nothing under the title', { ...good, '# x': '' }, /under the title stand 0 words/],
])('%s is named', async (_, sections, problem) => {
  expect(await problemsIn({ 'docs/checks/x.md': page(sections) })).toEqual([expect.stringMatching(problem)]);
});

test('a page of an error that is one sentence is no page', async () => {
  expect(await problemsIn({ 'docs/errors/x.md': '# X\n\nThe port is taken by something.\n' })).toEqual([
    'docs/errors/x.md: 7 words are no page; 20 or more are expected',
  ]);
});
