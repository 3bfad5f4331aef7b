import { type EventEmitter, once } from 'node:events';
import type { Tested } from '../questions/define-question.ts';
import { type Freeze, freeze } from './freeze.ts';

/** Longer than anybody holds a container still who is still there. */
const DEADLINE_MS = 120_000;
const ENDS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Stops a container until standard input ends: it does so with whoever asked, however that ended. A signal that would end
 * the agent has the same effect. Prints `frozen` once everything stands still.
 */
export async function freezeUntilTold(tested: Tested): Promise<Freeze> {
  const over = new AbortController();
  const comes = (emitter: EventEmitter, event: string) => once(emitter, event, { signal: over.signal });
  const told = Promise.race([
    ...['end', 'close'].map((event) => comes(process.stdin, event)),
    ...ENDS.map((signal) => comes(process, signal)),
    // An input that breaks has ended, too.
  ]).catch(() => undefined);
  process.stdin.resume();
  try {
    return await freeze(tested, {
      onFrozen: () => process.stdout.write('frozen\n'),
      until: told,
      deadlineMs: DEADLINE_MS,
    });
  } finally {
    over.abort();
  }
}
