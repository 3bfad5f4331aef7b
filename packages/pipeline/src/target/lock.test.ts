import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { lockTarget } from './lock.ts';
import { openTarget } from './open-target.ts';

test('a second run is told who holds the lock, and gets it when the first is over', async () => {
  await using folder = await makeTemporaryFolder();
  const target = await openTarget(folder.path);
  const first = await lockTarget(target, 'seaworthy ship');
  await expect(lockTarget(target, 'seaworthy build')).rejects.toMatchObject({
    code: 'ALREADY_RUNNING',
    message: expect.stringMatching(
      new RegExp(`^\`seaworthy ship\` is already at work in this folder \\(process ${process.pid}, since `),
    ),
  });
  await first[Symbol.asyncDispose]();
  const second = await lockTarget(target, 'seaworthy build');
  await writeFile(join(folder.path, '.seaworthy/plan.json'), '{}');
  await second[Symbol.asyncDispose]();
  expect((await readdir(join(folder.path, '.seaworthy'))).sort()).toEqual(['.gitignore', 'plan.json']);
});

test('a run that leaves nothing leaves no state folder', async () => {
  await using folder = await makeTemporaryFolder({ 'README.md': 'no project' });
  const lock = await lockTarget(await openTarget(folder.path), 'seaworthy ship');
  await lock[Symbol.asyncDispose]();
  expect(await readdir(folder.path)).toEqual(['README.md']);
});

test('a lock whose process has ended is taken over, also one that nobody can read', async () => {
  await using folder = await makeTemporaryFolder({
    '.seaworthy/lock': JSON.stringify({ pid: 2 ** 22 + 7, command: 'seaworthy ship', startedAt: '2026-01-01' }),
  });
  const target = await openTarget(folder.path);
  await (await lockTarget(target, 'seaworthy ship'))[Symbol.asyncDispose]();
  await writeFile(join(folder.path, '.seaworthy/lock'), 'not json');
  await using _lock = await lockTarget(target, 'seaworthy ship');
  expect(await readdir(join(folder.path, '.seaworthy'))).toEqual(['.gitignore', 'lock']);
});

test('of many runs at the same moment exactly one gets a stale lock', async () => {
  await using folder = await makeTemporaryFolder({
    '.seaworthy/lock': JSON.stringify({ pid: 2 ** 22 + 7, command: 'seaworthy ship', startedAt: '2026-01-01' }),
    '.seaworthy/.gitignore': '*\n',
  });
  const target = await openTarget(folder.path);
  const locks = await Promise.allSettled(Array.from({ length: 2 }, () => lockTarget(target, 'seaworthy ship')));
  expect(locks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
