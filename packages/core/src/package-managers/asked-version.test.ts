import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { findAskedVersion, versionToInstall } from './asked-version.ts';

test.each([
  [{ 'package.json': '{ "volta": { "pnpm": "9.1.0" }, "engines": { "pnpm": ">=8" } }' }, '9.1.0', 'package.json'],
  [{ 'package.json': '{ "engines": { "pnpm": ">=8" } }' }, '>=8', 'package.json'],
  [{ 'mise.toml': '[tools]\nnode = "22"\npnpm = "10.2"\n' }, '10.2', 'mise.toml'],
  [{ '.tool-versions': 'nodejs 22.1.0\npnpm 8.15.9\n' }, '8.15.9', '.tool-versions'],
  [{ 'package.json': '{}', 'mise.toml': 'corepack_pnpm = "1"\n' }, undefined, undefined],
])('%o asks for pnpm %s', async (files, value, file) => {
  const found = await findAskedVersion(memoryRepository(files as Record<string, string>), '.', 'pnpm');
  expect([found?.value, found?.source.file]).toEqual([value, file]);
});

test.each([
  ['9.1.0', '10', '9.1.0'],
  ['10', undefined, '10'],
  [undefined, '10', '10'],
  ['>=9', '10', '10'],
  ['^8.6', '10', '8.6'],
  ['>=10', undefined, undefined],
  ['latest', '10', '10'],
  // Yarn 1 and its successors don't read each other's lockfiles.
  ['1.22.19', '4.12.0', '4.12.0'],
  ['4.5.0', '1.22.22', '1.22.22'],
  ['1.22.19', '1.22.22', '1.22.19'],
])('asked for %s, with a lockfile for %s: %s', (asked, byLockfile, expected) => {
  expect(versionToInstall(asked, byLockfile)).toBe(expected);
});
