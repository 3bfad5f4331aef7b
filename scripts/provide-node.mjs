// Other versions of Node than the one that runs this, for tests of what runs in the user's process. They come from the
// npm registry, as base images take them from there, and stay in a cache.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const majors = ['22', '24'];
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'seaworthy-tests');

/** Installs packages into a folder of the cache that is named after them, unless they are there; returns the folder. */
export function cachedPackages(name, packages) {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging);
  try {
    writeFileSync(join(staging, 'package.json'), '{ "private": true }\n');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', staging, ...quiet, ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    renameSync(staging, folder);
  } catch (error) {
    // Another run has been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return folder;
}

/** The program of a major version of Node. */
export function nodeProgram(major) {
  const name = `node-${process.platform}-${process.arch}`;
  return join(cachedPackages(`node-${major}`, [`${name}@${major}`]), 'node_modules', name, 'bin/node');
}

/** Tells tests where each version is: vitest runs this before the first of them. */
export default function provideNode({ provide }) {
  provide('nodePrograms', Object.fromEntries(majors.map((major) => [major, nodeProgram(major)])));
}
