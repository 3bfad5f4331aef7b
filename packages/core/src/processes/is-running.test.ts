import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isRunning } from './is-running.ts';

test('a process that runs, one that has ended, and one of another user', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  const pid = child.pid as number;
  await once(child, 'exit');
  expect([isRunning(process.pid), isRunning(pid), isRunning(1)]).toEqual([true, false, true]);
});
