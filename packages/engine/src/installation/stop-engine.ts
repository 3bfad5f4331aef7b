import { readFile, rm } from 'node:fs/promises';
import type { OnEvent } from '@seaworthy/core/model';
import { execa } from 'execa';
import { trackTask } from '../track-task.ts';
import { findDaemon, findEngineProcesses, sendSignal, waitForExit } from './engine-process.ts';
import { enginePlacement, type PlacementOptions } from './placement.ts';

export interface StopOptions extends PlacementOptions {
  onEvent?: OnEvent;
  /** How long containers and engine may take to end by themselves. Default 40000. */
  timeoutMs?: number;
}

/** Stops the engine that was installed, with its containers; no process is left. True if there was something to stop. */
export async function stopEngine(options: StopOptions = {}): Promise<boolean> {
  const placement = enginePlacement(options);
  if ((await findEngineProcesses(placement)).length === 0) return false;
  await trackTask(options.onEvent, { id: 'engine/stop', title: 'Stopping the engine' }, async () => {
    const daemon = await findDaemon(placement);
    if (daemon !== undefined) {
      sendSignal(daemon, 'SIGTERM');
      await waitForExit([daemon], options.timeoutMs ?? 40_000);
    }
    // containerd ends with the daemon that started it, unless that was killed before; shims only with their container.
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const left = (await findEngineProcesses(placement)).map(({ pid }) => pid);
      for (const pid of left) sendSignal(pid, signal);
      await waitForExit(left, 5000);
    }
    await unmountLeft([placement.data, placement.execRoot]);
    await rm(placement.pidFile, { force: true });
  });
  return true;
}

/** A daemon that was killed leaves mounts behind: of its data folder onto itself, of containers' root file systems. */
async function unmountLeft(folders: readonly string[]): Promise<void> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '');
  const ours = mounts.filter((path) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`)));
  // The last one mounted first: it may lie in one of the others.
  for (const path of ours.reverse()) await execa('umount', ['--lazy', path], { reject: false });
}
