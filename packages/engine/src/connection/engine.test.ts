import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { runDocker, usualDeadlineMs } from './engine.ts';

test.each([
  [['ps', '--all'], 60_000],
  [['logs', '--tail', '9', 'quay'], 60_000],
  [['image', 'ls'], 60_000],
  [['container', 'inspect', 'quay'], 60_000],
  [['image', 'rm', 'quay'], 180_000],
  [['start', 'quay'], 180_000],
  [['pull', 'quay'], undefined],
  [['image', 'save', 'quay'], undefined],
  [['run', 'ps'], undefined],
  [['compose', 'ps'], undefined],
  [[], undefined],
] as const)('docker %o is bounded by %s ms', (args, expected) => expect(usualDeadlineMs(args)).toBe(expected));

test('a command that gives no answer, and takes no signal, ends all the same', async () => {
  await using folder = await makeTemporaryFolder();
  const program = join(folder.path, 'docker');
  await writeFile(program, "#!/bin/sh\ntrap '' TERM\nwhile true; do sleep 0.1; done\n");
  await chmod(program, 0o755);
  const began = performance.now();
  const env = { PATH: `${folder.path}:${process.env.PATH}` };
  expect(await runDocker(env, ['pull', 'quay'], { reject: false, timeoutMs: 200 })).toMatchObject({ exitCode: 127 });
  expect(performance.now() - began).toBeLessThan(10_000);
}, 15_000);
