import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each(['--help', '-h', 'help'])('npm start -- %s says what it does and does none of it', (word) => {
  // Without anything on the PATH, every step of it would fail.
  const script = join(import.meta.dirname, 'start.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, word], { env: { PATH: '' }, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Usage: npm start') });
  expect(stdout).toContain('sets up a Docker engine');
});
