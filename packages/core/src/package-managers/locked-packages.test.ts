import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { findLockedPackage } from './find-locked-package.ts';
import { packageManagers } from './package-managers.gen.ts';

const { npm, pnpm, uv } = packageManagers;

test.each([
  [
    npm,
    '{\n  "packages": {\n    "node_modules/pg": {\n      "version": "8"\n    },\n    "node_modules/a/node_modules/@b/c": {\n      "version": "1"\n    },\n    "node_modules/vitest": {\n      "dev": true\n    }\n  }\n}\n',
    ['pg', '@b/c'],
  ],
  [pnpm, "packages:\n\n  pg@8.1.0:\n    resolution: {}\n\n  '@b/c@1.0.0':\n    resolution: {}\n", ['pg', '@b/c']],
  [uv, '[[package]]\nname = "uvicorn"\nversion = "1"\n\n[[package]]\nname = "anyio"\n', ['uvicorn', 'anyio']],
])('$id lists what its lockfile holds', (manager, text, expected) => {
  const found = manager.lockedPackages?.(text) ?? [];
  expect(found.map(({ name }) => name)).toEqual(expected);
  for (const { name, offset } of found) expect(text.slice(offset).split('\n')[0]).toContain(name);
});

test.each(['9.0:10', '6.1:8', '5.4:7'])('pnpm installs a lockfile with the major of its generation: %s', (pair) => {
  const [generation, major] = pair.split(':');
  expect(pnpm.versionOfLockfile?.(`lockfileVersion: '${generation}'\n`)).toBe(major);
  expect(pnpm.versionOfLockfile?.('')).toBeUndefined();
});

test('a package is looked for in the lockfiles of the language', async () => {
  const repository = memoryRepository({ 'a/uv.lock': 'name = "uvicorn"\n', 'a/package-lock.json': '' });
  const find = (folder: string, name: string) => findLockedPackage(repository, folder, { language: 'python', name });
  expect(await find('a', 'uvicorn')).toBe('a/uv.lock');
  expect(await find('a', 'uvicor')).toBeUndefined();
  expect(await find('.', 'uvicorn')).toBeUndefined();
});
