import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { openRepository } from './disk.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'repository '));
});
afterEach(() => rm(base, { recursive: true, force: true }));

test('lists what version control keeps, in a folder with spaces, sorted', async () => {
  const root = await write('Harbour Office', {
    '.gitignore': '/dist\n*.log\n!keep.log\n',
    'b.ts': '',
    'a/b/c.py': 'x = 1',
    'a/dist/kept.js': '',
    'dist/lost.js': '',
    'x.log': '',
    'keep.log': '',
    'node_modules/m/index.js': '',
    'a/.venv/lib.py': '',
    'a/.gitignore': 'generated/\n',
    'a/generated/lost.ts': '',
  });
  const repository = await openRepository(root);
  expect(repository.name).toBe('harbour-office');
  expect(repository.files).toEqual(['.gitignore', 'a/.gitignore', 'a/b/c.py', 'a/dist/kept.js', 'b.ts', 'keep.log']);
  expect(await repository.readText('a/b/c.py')).toBe('x = 1');
  expect(await repository.readText('dist/lost.js')).toBeUndefined();
});

test('a subfolder of a git repository follows the rules above it', async () => {
  await write('.', { '.git/HEAD': '', '.gitignore': 'apps/*/tmp\n', 'apps/quay/tmp/lost': '', 'apps/quay/kept': '' });
  const repository = await openRepository(join(base, 'apps/quay'));
  expect(repository.files).toEqual(['kept']);
});

test('links inside count as files, loops and dead ends as nothing, links outside are never followed', async () => {
  await write('.', { 'secret.txt': 'outside' });
  const root = await write('repo', { 'real.txt': 'inside', 'sub/file.txt': '' });
  await symlink('real.txt', join(root, 'alias.txt'));
  await symlink('.', join(root, 'sub/loop'));
  await symlink('../nowhere', join(root, 'dead'));
  await symlink('../secret.txt', join(root, 'leak.txt'));
  await symlink('/etc', join(root, 'system'));
  const repository = await openRepository(root);
  expect(repository.files).toEqual(['alias.txt', 'real.txt', 'sub/file.txt']);
  expect(repository.outsideLinks).toEqual([
    { path: 'leak.txt', target: '../secret.txt' },
    { path: 'system', target: '/etc' },
  ]);
  expect(await repository.readText('alias.txt')).toBe('inside');
  await expect(repository.readText('leak.txt')).rejects.toMatchObject({
    code: 'SYMLINK_OUTSIDE',
    message: 'leak.txt is a symbolic link to ../secret.txt, which lies outside the repository.',
  });
});

test('a manifest that is a link outside ends the run, a folder that is one does not', async () => {
  await write('.', { 'elsewhere/package.json': '{}', 'elsewhere/data/x': '' });
  const root = await write('repo', {
    'package.json': '{ "dependencies": { "express": "5" }, "scripts": { "start": "node a.js" } }',
    'package-lock.json': '{}',
    'a.js': 'express().listen(4545)',
  });
  await symlink('../elsewhere/data', join(root, 'data'));
  const facts = await detectFacts(await openRepository(root));
  expect(facts.outsideLinks).toEqual(['data']);
  await mkdir(join(root, 'web'));
  await symlink('../../elsewhere/package.json', join(root, 'web/package.json'));
  await expect(openRepository(root).then(detectFacts)).rejects.toMatchObject({ code: 'SYMLINK_OUTSIDE' });
});

test('banners in an ignore file are no rules; a rule of stars and rules without end are refused with the line', async () => {
  const root = await write('repo', { '.gitignore': '# * * * * * * * * * *\n*.log\n', 'a.log': '', 'b.ts': '' });
  expect((await openRepository(root)).files).toEqual(['.gitignore', 'b.ts']);
  await write('repo', { '.gitignore': '*.log\n*a*a*a*a*a*a\n' });
  const line = expect.stringContaining(".gitignore can't be read: its line 2 has more wildcards");
  await expect(openRepository(root)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', message: line });
  await write('repo', { '.gitignore': 'x\n'.repeat(2001) });
  await expect(openRepository(root)).rejects.toMatchObject({ message: expect.stringContaining('2001 rules') });
});

test('a read-only folder can be read', async () => {
  const root = await write('repo', { 'a.txt': 'a' });
  await chmod(root, 0o555);
  expect((await openRepository(root)).files).toEqual(['a.txt']);
  await chmod(root, 0o755);
});

test.each([
  ['missing', 'there is nothing of this name'],
  ['file.txt', 'it is a file'],
  ['file.txt/inner', 'a part of the path is a file'],
])('%s is not a folder: %s', async (path, reason) => {
  await write('.', { 'file.txt': '' });
  const error = openRepository(join(base, path));
  await expect(error).rejects.toMatchObject({ code: 'NOT_A_FOLDER', message: expect.stringContaining(reason) });
});

test('an empty folder says so', async () => {
  const root = await write('void', { '.git/HEAD': '', 'node_modules/a.js': '' });
  await expect(openRepository(root).then(detectFacts)).rejects.toMatchObject({ code: 'EMPTY_FOLDER', exitCode: 2 });
});

async function write(folder: string, files: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(base, folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return join(base, folder);
}
