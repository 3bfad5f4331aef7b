import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './unpublished-name.mjs';

const problemsIn = (text) =>
  inTemporaryRepository({ 'docs/guides/a.md': `# A\n\n${text}\n` }, (root) =>
    convention.findProblems(openProject(root)),
  );

test.each([
  'npx seaworthy plan',
  'run `sudo npx seaworthy engine install`.',
  'npx --yes seaworthy@latest ship',
  'npm install --global seaworthy',
  'npm i -D seaworthy',
  'pnpm dlx seaworthy plan',
  'bunx seaworthy plan',
])('%s is named', async (text) => {
  expect(await problemsIn(text)).toEqual([expect.stringMatching(/^docs\/guides\/a\.md:3: nobody owns this name/)]);
});

test.each([
  'npm install --global ./seaworthy-0.1.0.tgz',
  'npm exec --no -- seaworthy ship',
  'npx --no seaworthy ship',
  'sudo seaworthy engine install',
  '`npm install`, then `seaworthy plan`',
])('%s is right', async (text) => {
  expect(await problemsIn(text)).toEqual([]);
});
