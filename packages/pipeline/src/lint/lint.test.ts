import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makePipe, makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { lint } from './lint.ts';

async function folderOf(files: Record<string, string | Buffer>) {
  const folder = await makeTemporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), content);
  }
  return folder;
}

test('reads what it knows below a folder, and says what it could not read', async () => {
  await using folder = await folderOf({
    Dockerfile: 'FROM node\n',
    'my app/compose.yaml': 'services:\n  a:\n    privileged: true\n',
    'compose-settings.yaml': 'colour: red\n',
    'node_modules/a/Dockerfile': 'FROM node\n',
    '.git/Dockerfile': 'FROM node\n',
    'binary/Dockerfile': Buffer.from([0x46, 0, 1, 2]),
    'large/Dockerfile': `FROM a:1\nRUN ${'x'.repeat(10_000_000)}\n`,
    'deep/compose.yaml': `services: ${'['.repeat(5000)}`,
    'made/Dockerfile': '{{ head }}\nFROM a\n',
  });
  const { findings } = await lint({ directory: folder.path });
  expect(findings.files.map(({ path }) => path)).toEqual(['Dockerfile', 'my app/compose.yaml']);
  expect(findings.findings.map(({ file, rule }) => `${file} ${rule}`)).toContain(
    'my app/compose.yaml privileged-container',
  );
  expect(findings.unread.map(({ file }) => file)).toEqual([
    'binary/Dockerfile',
    'deep/compose.yaml',
    'large/Dockerfile',
    'made/Dockerfile',
  ]);
});

test('a pipe in the place of a file keeps nobody waiting', async () => {
  await using folder = await folderOf({});
  await makePipe(join(folder.path, 'Dockerfile'));
  await expect(lint({ directory: folder.path, paths: ['Dockerfile'] })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
  });
  expect((await lint({ directory: folder.path })).findings.files).toEqual([]);
});

test('files that are named are read whatever they are called', async () => {
  await using folder = await folderOf({ 'image recipe': 'FROM node:22\nUSER 1\n', notes: 'Nothing.\n' });
  const { findings } = await lint({ directory: folder.path, paths: ['image recipe', 'notes'] });
  expect(findings.files).toEqual([{ path: 'image recipe', kind: 'dockerfile' }]);
  expect(findings.unread).toEqual([{ file: 'notes', reason: 'it is no Dockerfile, compose file or ignore file' }]);
  await expect(lint({ directory: folder.path, paths: ['none'] })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

const mendable = 'FROM a:1\r\nUSER 1\r\nADD a.txt  /a\r\n';

test('findings are had in any format, and written to a file; what can not be written says so', async () => {
  await using folder = await folderOf({ Dockerfile: mendable });
  const output = join(folder.path, 'lint.json');
  const { findings, text } = await lint({ directory: folder.path, format: 'json', output });
  expect(JSON.parse(text)).toEqual(findings);
  expect(await readFile(output, 'utf8')).toBe(text);
  const nowhere = lint({ directory: folder.path, output: join(folder.path, 'none/lint.txt') });
  await expect(nowhere).rejects.toMatchObject({ code: 'TARGET_READ_ONLY' });
});

test('a dry run shows what would change, and changes nothing', async () => {
  await using folder = await folderOf({ Dockerfile: mendable });
  const { changes, findings } = await lint({ directory: folder.path, fix: true, dryRun: true });
  expect(changes).toMatchObject([{ path: 'Dockerfile', diff: expect.stringContaining('+COPY a.txt') }]);
  expect(findings.findings.map(({ rule }) => rule)).toContain('add-instead-of-copy');
  expect(await readFile(join(folder.path, 'Dockerfile'), 'utf8')).toBe(mendable);
});

test('what is mended is no finding any more; a text that is no UTF-8 is left alone', async () => {
  const latin = Buffer.from(`${mendable}# caf\xe9\n`, 'latin1');
  await using folder = await folderOf({ Dockerfile: mendable, 'b/Dockerfile': latin });
  const { findings, changes } = await lint({ directory: folder.path, fix: true });
  expect(changes.map(({ path }) => path)).toEqual(['Dockerfile']);
  expect(findings.findings.filter(({ rule }) => rule === 'add-instead-of-copy').map(({ file }) => file)).toEqual([
    'b/Dockerfile',
  ]);
  expect(await readFile(join(folder.path, 'Dockerfile'), 'utf8')).toBe(mendable.replace('ADD', 'COPY'));
  expect(await readFile(join(folder.path, 'b/Dockerfile'))).toEqual(latin);
  expect((await lint({ directory: folder.path, fix: true })).changes).toEqual([]);
});

test('nothing is written outside of the folder', async () => {
  await using outside = await folderOf({ Dockerfile: mendable });
  await using folder = await folderOf({});
  await symlink(join(outside.path, 'Dockerfile'), join(folder.path, 'Dockerfile'));
  const fixing = lint({ directory: folder.path, paths: ['Dockerfile'], fix: true });
  await expect(fixing).rejects.toMatchObject({ code: 'SYMLINK_OUTSIDE' });
  expect(await readFile(join(outside.path, 'Dockerfile'), 'utf8')).toBe(mendable);
});
