// The CLI as users get it, packed once for all tests of the package: vitest runs this before the first of them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** Builds the package and tells tests where its tarball lies; returns what removes that. */
export default function packCli({ provide }) {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-packed-'));
  execFileSync(process.execPath, ['scripts/build.mjs', '--package'], { cwd: root });
  const packing = ['pack', '--workspace', 'packages/cli', '--pack-destination', folder, '--json', '--ignore-scripts'];
  const [{ filename }] = JSON.parse(execFileSync('npm', packing, { cwd: root, encoding: 'utf8' }));
  provide('packedCli', join(folder, filename));
  return () => rmSync(folder, { recursive: true, force: true });
}
