import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './dependencies.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const manifest = '{ "dependencies": { "zod": "^4.0.0", "@seaworthy/core": "0.1.0" } }';

test('a dependency that is named with its reason is right', async () => {
  const files = { 'package.json': manifest, 'docs/ARCHITECTURE.md': '| `zod` | schemas |' };
  expect(await problemsIn(files)).toEqual([]);
});

test('one without is named, and so is a lockfile that records where it was downloaded', async () => {
  const files = {
    'packages/core/package.json': manifest,
    'package-lock.json': '{ "packages": { "node_modules/zod": { "resolved": "https://registry.example/zod.tgz" } } }',
  };
  expect(await problemsIn(files)).toEqual([
    'packages/core/package.json: `zod` is not in the dependency table of docs/ARCHITECTURE.md',
    expect.stringContaining('package-lock.json: records download addresses'),
  ]);
});
