import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './companions.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const complete = {
  'packages/checks/src/checks/root-user.ts': 'export default defineCheck({});',
  'packages/checks/src/checks/root-user.test.ts': '',
  'docs/checks/root-user.md': '',
  'fixtures/images/root-user/compose.yaml': '',
};

test('a check with everything that belongs to it is right', async () => expect(await problemsIn(complete)).toEqual([]));

test.each(Object.keys(complete).slice(1))('a check without %s is named', async (file) => {
  const { [file]: _, ...rest } = complete;
  expect(await problemsIn(rest)).toEqual([`check \`root-user\` lacks ${file}`]);
});

test('a page of nothing is named', async () => {
  expect(await problemsIn({ ...complete, 'docs/checks/old.md': '' })).toEqual([
    'docs/checks/old.md is the page of no check',
  ]);
});
