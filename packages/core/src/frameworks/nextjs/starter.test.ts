import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, truncateSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { starter } from './starter.ts';

const placeholder = 'https://next-public-site-url.invalid';
const site = {
  '.next/standalone/next-start.mjs': starter,
  '.next/standalone/package.json': '{ "type": "commonjs" }',
  '.next/standalone/server.js': "console.log(JSON.stringify(require('./.next/server/app/page.js')));",
  // What holds a placeholder requires what does not, and the other way round.
  '.next/standalone/.next/server/app/page.js': `exports.site = '${placeholder}/x'; exports.chunk = require('../chunk.js');`,
  '.next/standalone/.next/server/chunk.js':
    "exports.shared = require('./shared.js').site; exports.lib = require('lib');",
  '.next/standalone/.next/server/shared.js': `exports.site = '${placeholder}';`,
  '.next/standalone/.next/server/app/index.html': `<a href="${placeholder}/map">`,
  '.next/standalone/.next/server/app/other.html': '<p>nothing</p>',
  '.next/standalone/node_modules/lib/index.js': "module.exports = 'lib';",
  '.next/static/chunks/page.js': `e.exports="${placeholder}"`,
};

/** Builds the site as the Dockerfile does, and starts it with these variables. */
async function started(root: string, environment: Record<string, string>) {
  const app = join(root, 'app');
  const env = { PATH: process.env.PATH ?? '', TMPDIR: join(root, 'memory'), ...environment };
  if (!existsSync(app)) {
    mkdirSync(env.TMPDIR);
    const program = join(root, '.next/standalone/next-start.mjs');
    execFileSync('node', [program, 'prepare', 'NEXT_PUBLIC_SITE_URL=https://default.example'], { env, cwd: root });
    cpSync(join(root, '.next/standalone'), app, { recursive: true, verbatimSymlinks: true });
    cpSync(join(root, '.next/static'), join(app, '.next/static'), { recursive: true, verbatimSymlinks: true });
  }
  const { status, stdout, stderr } = spawnSync('node', [join(app, 'next-start.mjs')], { env, encoding: 'utf8' });
  return { status, stdout, stderr, app, memory: env.TMPDIR };
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test('scripts, pages and files for browsers are filled in at each start', async () => {
  await using folder = await makeTemporaryFolder(site);
  const first = await started(folder.path, { NEXT_PUBLIC_SITE_URL: 'https://quay.example' });
  expect(first.stderr).toBe('');
  expect(JSON.parse(first.stdout)).toEqual({
    site: 'https://quay.example/x',
    chunk: { shared: 'https://quay.example', lib: 'lib' },
  });
  expect(await readFile(join(first.app, '.next/server/app/index.html'), 'utf8')).toContain('https://quay.example/map');
  expect(await readFile(join(first.app, '.next/static/chunks/page.js'), 'utf8')).toContain('https://quay.example');
  const second = await started(folder.path, {});
  expect(JSON.parse(second.stdout)).toMatchObject({ site: 'https://default.example/x' });
  expect(await readFile(join(second.app, '.next/static/chunks/page.js'), 'utf8')).toContain('https://default.example');
});

test('a site of 300 MB takes the memory of what differs, no more', async () => {
  await using folder = await makeTemporaryFolder({ ...site, '.next/static/media/harbour.webp': '' });
  truncateSync(join(folder.path, '.next/static/media/harbour.webp'), 300_000_000);
  const { status, memory } = await started(folder.path, {});
  expect(status).toBe(0);
  expect(await bytesIn(memory)).toBeLessThan(10_000);
  await rm(join(folder.path, '.next'), { recursive: true });
});

test('a value that would break out of a script is refused by name', async () => {
  await using folder = await makeTemporaryFolder(site);
  const { status, stderr } = await started(folder.path, { NEXT_PUBLIC_SITE_URL: 'https://quay.example/"' });
  expect(status).not.toBe(0);
  expect(stderr).toContain('NEXT_PUBLIC_SITE_URL must not hold quotes');
});
