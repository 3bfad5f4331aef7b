import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '@seaworthy/core/processes';
import type { EnginePlacement } from './placement.ts';

/** Ids of the processes that run programs of this installation: dockerd, containerd and their children. */
export async function findEngineProcesses(placement: EnginePlacement): Promise<{ pid: number; program: string }[]> {
  const found: { pid: number; program: string }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const program = await readlink(join('/proc', name, 'exe')).catch(() => '');
    // After an upgrade of the packages, a running program's file is gone, and the link says so.
    if (program.startsWith(`${placement.packages}/`))
      found.push({ pid: Number(name), program: program.replace(/ \(deleted\)$/, '') });
  }
  return found;
}

/** Id of this installation's running dockerd. A pid file alone proves nothing: after a reboot, another process has it. */
export async function findDaemon(placement: EnginePlacement): Promise<number | undefined> {
  const pid = Number(await readFile(placement.pidFile, 'utf8').catch(() => ''));
  const processes = await findEngineProcesses(placement);
  const daemons = processes.filter(({ program }) => program.endsWith('/dockerd'));
  return (daemons.find((daemon) => daemon.pid === pid) ?? daemons[0])?.pid;
}

/** Waits until none of the processes runs any more; false when the time is up. */
export async function waitForExit(pids: readonly number[], timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (pids.some(isRunning)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
