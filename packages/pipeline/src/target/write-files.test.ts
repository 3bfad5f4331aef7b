import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from './open-target.ts';
import { writeFiles } from './write-files.ts';

test('writes new files and replaces old ones, through a link that stays inside', async () => {
  await using folder = await makeTemporaryFolder({ 'docker/real': 'old\n' });
  await symlink('docker/real', join(folder.path, 'Dockerfile'));
  await writeFiles(await openTarget(folder.path), [
    { path: 'Dockerfile', content: 'FROM scratch\n' },
    { path: 'deep/er/file', content: 'x\n' },
  ]);
  expect(await readFile(join(folder.path, 'docker/real'), 'utf8')).toBe('FROM scratch\n');
  expect(await readFile(join(folder.path, 'deep/er/file'), 'utf8')).toBe('x\n');
  expect((await readdir(folder.path)).sort()).toEqual(['Dockerfile', 'deep', 'docker']);
});

test.each(['file', 'folder'])('writes nothing at all when one %s leads outside', async (kind) => {
  await using outside = await makeTemporaryFolder({ victim: 'untouched\n' });
  await using folder = await makeTemporaryFolder();
  if (kind === 'file') await symlink(join(outside.path, 'victim'), join(folder.path, 'victim'));
  else await symlink(outside.path, join(folder.path, 'linked'));
  const writing = writeFiles(await openTarget(folder.path), [
    { path: 'first', content: '1\n' },
    { path: kind === 'file' ? 'victim' : 'linked/victim', content: '2\n' },
  ]);
  await expect(writing).rejects.toMatchObject({ code: 'SYMLINK_OUTSIDE' });
  expect(await readFile(join(outside.path, 'victim'), 'utf8')).toBe('untouched\n');
  expect(await readdir(folder.path)).toEqual([kind === 'file' ? 'victim' : 'linked']);
});

test('a link to a file outside that does not exist yet is refused too', async () => {
  await using outside = await makeTemporaryFolder();
  await using folder = await makeTemporaryFolder();
  await symlink(join(outside.path, 'not-yet'), join(folder.path, 'Dockerfile'));
  const writing = writeFiles(await openTarget(folder.path), [{ path: 'Dockerfile', content: 'FROM scratch\n' }]);
  await expect(writing).rejects.toMatchObject({ code: 'SYMLINK_OUTSIDE' });
  expect(await readdir(outside.path)).toEqual([]);
});

test('an aborted run leaves every file as it was', async () => {
  await using folder = await makeTemporaryFolder({ a: 'old\n' });
  const aborted = AbortSignal.abort(new Error('stopped'));
  const writing = writeFiles(await openTarget(folder.path), [{ path: 'a', content: 'new\n' }], aborted);
  await expect(writing).rejects.toThrow('stopped');
  expect(await readFile(join(folder.path, 'a'), 'utf8')).toBe('old\n');
});

test('a folder in the place of a file is an error of the catalogue, and leaves no temporary file', async () => {
  await using folder = await makeTemporaryFolder();
  await mkdir(join(folder.path, 'compose.yaml'));
  const writing = writeFiles(await openTarget(folder.path), [{ path: 'compose.yaml', content: 'x\n' }]);
  await expect(writing).rejects.toMatchObject({
    code: 'TARGET_READ_ONLY',
    message: 'Cannot write compose.yaml: a folder is where the file should be.',
  });
  expect(await readdir(folder.path)).toEqual(['compose.yaml']);
});
