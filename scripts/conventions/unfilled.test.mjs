import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './unfilled.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('what is written is right', async () => {
  expect(await problemsIn({ 'docs/checks/root-user.md': 'A process runs as root.' })).toEqual([]);
});

test('a placeholder is named by its line, wherever it stands', async () => {
  const files = {
    'packages/core/src/errors/catalogue/x.ts': "message: '<<fill in: what happened>>'",
    'docs/checks/x.md': '# x\n\n<<fill in: what fails>>\n',
    'fixtures/images/x/compose.yaml': '# <<fill in: what is shown>>',
  };
  expect(await problemsIn(files)).toEqual([
    'docs/checks/x.md:3: fill in what the scaffold left open',
    'fixtures/images/x/compose.yaml:1: fill in what the scaffold left open',
    'packages/core/src/errors/catalogue/x.ts:1: fill in what the scaffold left open',
  ]);
});
