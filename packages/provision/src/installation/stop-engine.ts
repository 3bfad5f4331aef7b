import { readFile, rm } from 'node:fs/promises';
import { trackTask } from '@seaworthy/core/events';
import type { OnEvent } from '@seaworthy/core/model';
import { execa } from 'execa';
import { findDaemon, findEngineProcesses, sendSignal, waitForExit } from './engine-process.ts';
import { type EnginePlacement, enginePlacement, type PlacementOptions } from './placement.ts';

export interface StopOptions extends PlacementOptions {
  onEvent?: OnEvent;
  /** How long containers and engine may take to end by themselves. Default 40000. */
  timeoutMs?: number;
}

/** Stops the engine that was installed, with its containers; no process is left. True if there was something to stop. */
export async function stopEngine(options: StopOptions = {}): Promise<boolean> {
  const placement = enginePlacement(options);
  if ((await findEngineProcesses(placement)).length === 0) {
    await clearUp(placement);
    return false;
  }
  await trackTask(options.onEvent, { id: 'engine/stop', title: 'Stopping the engine' }, async () => {
    const daemon = await findDaemon(placement);
    if (daemon !== undefined) {
      sendSignal(daemon, 'SIGTERM');
      await waitForExit([daemon], options.timeoutMs ?? 40_000);
    }
    await clearUp(placement);
  });
  return true;
}

/** Ends what a daemon that failed or was killed left: containerd, shims, mounts, its pid file. */
export async function clearUp(placement: EnginePlacement): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const left = (await findEngineProcesses(placement)).map(({ pid }) => pid);
    for (const pid of left) sendSignal(pid, signal);
    await waitForExit(left, 5000);
  }
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  const ours = mounts.filter((path) => [placement.data, placement.execRoot].some((folder) => isWithin(path, folder)));
  // The last one mounted first: it may lie in one of the others.
  for (const path of ours.reverse()) await execa('umount', ['--lazy', path], { reject: false });
  await rm(placement.pidFile, { force: true });
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
