import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '@seaworthy/core/processes';

/** Holds a lock file while `work` runs; waits for another process that holds it, takes over from one that died. */
export async function withLock<Value>(path: string, signal: AbortSignal | undefined, work: () => Promise<Value>) {
  await mkdir(dirname(path), { recursive: true });
  while (!(await take(path))) await sleep(250, undefined, signal ? { signal } : {});
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  // An empty file was created this instant: its writer is about to fill it.
  if (holder > 0 && !isRunning(holder)) await rm(path, { force: true });
  return false;
}
