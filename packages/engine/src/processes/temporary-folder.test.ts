import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTemporaryFolder } from './temporary-folder.ts';

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid as number;
}

test('what a killed run leaves is removed by the next one; what a running one uses, or another machine, is not', async () => {
  await using place = await makeTemporaryFolder();
  await using running = await openTemporaryFolder('quay', place.path);
  const nameOf = (pid: number) => basename(running.path).replace(`-${process.pid}-`, `-${pid}-`);
  const killed = join(place.path, nameOf(await endedProcess()));
  const elsewhere = join(place.path, `seaworthy-quay-${await endedProcess()}-00000000-abcdef`);
  const foreign = join(place.path, 'seaworthy-quay');
  await mkdir(join(killed, 'blobs'), { recursive: true });
  await writeFile(join(killed, 'blobs', 'layer'), 'x');
  for (const path of [elsewhere, foreign]) await mkdir(path);

  await using next = await openTemporaryFolder('pier', place.path);
  const paths = [killed, running.path, next.path, elsewhere, foreign];
  expect(paths.map((path) => existsSync(path))).toEqual([false, true, true, true, true]);
});

test('disposing removes it, and so does the end of the process before that', async () => {
  await using place = await makeTemporaryFolder();
  const before = process.listeners('exit');
  const [disposed, left] = [
    await openTemporaryFolder('quay', place.path),
    await openTemporaryFolder('quay', place.path),
  ];
  await writeFile(join(disposed.path, 'x'), 'x');
  await disposed[Symbol.asyncDispose]();
  expect(existsSync(disposed.path)).toBe(false);
  const [atExit, ...more] = process.listeners('exit').filter((listener) => !before.includes(listener));
  expect(more).toEqual([]);
  atExit?.call(process, 143);
  expect(existsSync(left.path)).toBe(false);
  await left[Symbol.asyncDispose]();
  expect(process.listeners('exit')).toEqual(before);
});
