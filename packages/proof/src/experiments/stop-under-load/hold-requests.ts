import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';
import type { HeldRequest, Load } from '../../load/request-generator.ts';
import { type Hold, now } from '../../load/request-record.ts';

export interface HoldOptions {
  paths: readonly string[];
  slowPath: string | undefined;
  /** Routes whose answers are so large that a server can't be rid of them before they are read. */
  largePaths: readonly string[];
  /** Containers that are paused meanwhile. */
  dependencies: readonly string[];
}

export interface HeldRequests {
  /** The signal was sent: no further request is held. */
  signalled(): void;
  /** Lets everything go on. Done once, however often it is called. */
  release(): Promise<void>;
  /** When paused dependencies went on; absent when there was none. */
  pausedUntilMs(): number | undefined;
}

const HELD_PER_PATH = 4;
/** A slow route is asked again and again until the signal, however long that takes on a busy machine. */
const SLOW = { everyMs: 200, most: 40 };

/**
 * Keeps requests open beyond the signal, in every way that there is. Which of these a server waits for is seen by itself:
 * what it answered before the signal was not in flight.
 */
export async function holdRequests(engine: Engine, load: Load, options: HoldOptions): Promise<HeldRequests> {
  const { paths, slowPath, largePaths, dependencies } = options;
  if (dependencies.length > 0) await engine.docker(['pause', ...dependencies], { reject: false });
  const held: HeldRequest[] = [];
  const hold = (how: Hold, path: string) => {
    for (let count = 0; count < HELD_PER_PATH; count += 1) held.push(load.hold(how, path));
  };
  for (const path of paths) {
    if (dependencies.length > 0) hold('paused dependency', path);
    hold('unfinished body', path);
    if (load.withholdsHeaders) hold('unfinished header', path);
  }
  for (const path of largePaths) hold('unread answer', path);
  const slow =
    slowPath === undefined
      ? undefined
      : setInterval(() => {
          if (held.length < SLOW.most + HELD_PER_PATH) held.push(load.hold('slow route', slowPath));
        }, SLOW.everyMs);
  if (slowPath !== undefined) hold('slow route', slowPath);
  let releasedMs: number | undefined;
  return {
    signalled: () => clearInterval(slow),
    pausedUntilMs: () => (dependencies.length > 0 ? releasedMs : undefined),
    async release() {
      if (releasedMs !== undefined) return;
      clearInterval(slow);
      releasedMs = now();
      for (const request of held) request.release();
      if (dependencies.length > 0) {
        await engine.docker(['unpause', ...dependencies], { reject: false });
        releasedMs = now();
      }
    },
  };
}

/** Smaller answers fit into the buffers between any server and here. */
const LARGE_BYTES = 256 * 1024;
const FILL_MS = 250;
const READ_MS = 500;

/**
 * Which of these routes keep a server busy for as long as nobody reads the answer. Buffers lie in between, and nobody can
 * tell how large they are; so the service is paused, and what then still arrives of an answer lay in them.
 */
export async function findLargePaths(
  engine: Engine,
  load: Load,
  container: string,
  usualBytes: ReadonlyMap<string, number>,
): Promise<string[]> {
  const large: string[] = [];
  for (const [path, bytes] of usualBytes) {
    if (bytes < LARGE_BYTES) continue;
    const probe = load.hold('unread answer', path);
    await pause(FILL_MS);
    const { exitCode } = await engine.docker(['pause', container], { reject: false });
    try {
      probe.release();
      const ended = await Promise.race([probe.done.then(() => true), pause(READ_MS, false)]);
      if (exitCode === 0 && !ended) large.push(path);
    } finally {
      probe.abandon();
      await engine.docker(['unpause', container], { reject: false });
    }
  }
  return large;
}
