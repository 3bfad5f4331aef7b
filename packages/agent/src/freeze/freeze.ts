import { setTimeout as pause } from 'node:timers/promises';
import { readStatus } from '../proc/container.ts';
import { sendSignal } from '../proc/send-signal.ts';
import type { Tested } from '../questions/define-question.ts';

/** What became of a container whose processes were stopped, or why they could not be. They go on in either case. */
export type Freeze =
  | {
      /** How many processes were stopped. */
      processes: number;
      /** Whether none of them went on before the end. */
      throughout: boolean;
      /** What ended it: somebody said so, or it had lasted long enough. */
      ended: 'told' | 'deadline';
    }
  | { reason: string };

export interface FreezeOptions {
  /** Called once every process stands still. */
  onFrozen(): void;
  /** Its end is the sign to let them go on. */
  until: Promise<unknown>;
  /** They go on then, whoever has forgotten them. */
  deadlineMs: number;
}

const SETTLES_MS = 3000;
const LOOK_MS = 20;
/** Nothing new may have come in so many looks: what is being forked while its parent is stopped shows in the next one. */
const QUIET_LOOKS = 3;

/**
 * Stops every process of a container with SIGSTOP, the first one too, which takes the engine's own view of processes: from
 * within its namespace the first one can't be stopped. What enters the container afterwards (an exec) runs, which a container
 * that the engine pauses does not allow. Whatever happens here, they go on before this resolves.
 */
export async function freeze(tested: Tested, { onFrozen, until, deadlineMs }: FreezeOptions): Promise<Freeze> {
  const stopped = new Set<number>();
  try {
    const reason = await stopAll(tested, stopped);
    if (reason !== undefined) return { reason };
    onFrozen();
    const over = new AbortController();
    const ended = await Promise.race([
      until.then(() => 'told' as const),
      pause(deadlineMs, 'deadline' as const, { signal: over.signal }),
    ]);
    over.abort();
    return { processes: stopped.size, throughout: [...stopped].every(standsStill), ended };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  } finally {
    // Children first: a parent that looks after its children finds them going on.
    for (const pid of [...stopped].reverse()) sendSignal(pid, 'SIGCONT');
  }
}

/** Parents first, which are not told of what becomes of their children then. Yields why it did not succeed. */
async function stopAll(tested: Tested, stopped: Set<number>): Promise<string | undefined> {
  let quiet = 0;
  for (const deadline = Date.now() + SETTLES_MS; Date.now() < deadline; ) {
    const { pids } = tested.processes();
    const running = pids.filter((pid) => !standsStill(pid));
    for (const pid of running) if (sendSignal(pid, 'SIGSTOP')) stopped.add(pid);
    quiet = running.length === 0 ? quiet + 1 : 0;
    if (quiet >= QUIET_LOOKS) return undefined;
    await pause(LOOK_MS);
  }
  return `not every process of the container could be stopped within ${SETTLES_MS / 1000} s`;
}

/** Also what has ended: it serves nobody. */
function standsStill(pid: number): boolean {
  const state = readStatus(pid)?.state;
  return state === undefined || 'TZX'.includes(state);
}
