import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publicAddress, readSourceRevision } from './source-revision.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'seaworthy-revision-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=Tide', '-c', 'user.email=tide@example.test', ...args], {
    cwd: directory,
    env: { GIT_COMMITTER_DATE: '2026-02-03T04:05:06Z' },
  });

test('the commit, its time, and its address without credentials', async () => {
  await git('init', '--quiet');
  await writeFile(join(directory, 'a'), '');
  await git('add', 'a');
  await git('commit', '--quiet', '--message', 'tide');
  await git('remote', 'add', 'origin', 'https://somebody:t0ken@git.example.test/harbour/tide.git');
  const { stdout: revision } = await git('rev-parse', 'HEAD');
  expect(await readSourceRevision(directory)).toEqual({
    REVISION: revision,
    SOURCE: 'https://git.example.test/harbour/tide',
    CREATED: '2026-02-03T04:05:06Z',
  });
});

test('what is no repository, or one without a commit, says nothing', async () => {
  expect(await readSourceRevision(directory)).toEqual({});
  await git('init', '--quiet');
  expect(await readSourceRevision(directory)).toEqual({});
});

test.each([
  ['git@git.example.test:harbour/tide.git', 'https://git.example.test/harbour/tide'],
  ['ssh://git@git.example.test:2222/harbour/tide.git', 'https://git.example.test/harbour/tide'],
  ['https://token@git.example.test:8443/harbour/tide', 'https://git.example.test:8443/harbour/tide'],
  ['/srv/git/tide.git', undefined],
  ['file:///srv/git/tide.git', undefined],
  ['ext::sh -c evil', undefined],
])('%s is had at %s', (origin, address) => {
  expect(publicAddress(origin)).toBe(address);
});
