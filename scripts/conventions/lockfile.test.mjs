import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './lockfile.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const lockfile = (...packages) => ({
  'package-lock.json': JSON.stringify({ packages: Object.fromEntries(packages) }),
});
const parser = [
  'node_modules/parser',
  { optionalDependencies: { '@parser/linux': '1.0.0', '@parser/darwin': '1.0.0' } },
];

test('binaries of every platform are right, also deeper in the tree', async () => {
  const files = lockfile(
    parser,
    ['node_modules/@parser/linux', {}],
    ['node_modules/parser/node_modules/@parser/darwin', {}],
  );
  expect(await problemsIn(files)).toEqual([]);
});

test('a platform that is missing is named', async () => {
  expect(await problemsIn(lockfile(parser, ['node_modules/@parser/linux', {}]))).toEqual([
    expect.stringContaining('node_modules/parser wants @parser/darwin, which is not locked'),
  ]);
});
