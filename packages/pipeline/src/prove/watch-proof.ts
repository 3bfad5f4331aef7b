import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@seaworthy/core/errors';
import { type Proven, type ProveOptions, prove } from './prove.ts';
import { findWatched, lookAt, type Watched } from './watched.ts';

export interface WatchOptions extends ProveOptions {
  /** Milliseconds between two looks, and how long nothing may change before it is proven again. Default 1,000. */
  everyMs?: number | undefined;
}

/**
 * `prove`, and again after each change: of the images that it runs, of the compose file and Dockerfiles, or of the saved evidence.
 * Where nothing but the budgets changed, what was observed is judged again without an experiment. What is wrong while somebody
 * is still writing is told as a notice, and the next change waited for; only of the first run the errors are those of `prove`.
 * Goes on until `signal` aborts, and rejects with its reason then.
 */
export async function* watchProof(options: WatchOptions): AsyncGenerator<Proven, never> {
  const { everyMs = 1000, signal } = options;
  const watched = await findWatched(options);
  let before = await lookAt(watched);
  let last: Proven | undefined = await prove(options);
  yield last;
  for (;;) {
    const now = await nextChange(watched, before, { everyMs, signal });
    const onlyBudgets = now.subject === before.subject;
    before = now;
    last = await proveAgain(options, onlyBudgets ? last : undefined);
    if (last !== undefined) yield last;
  }
}

type Look = Awaited<ReturnType<typeof lookAt>>;

/** Waits until something is not as before, and then until it has stayed so from one look to the next: writing takes a while. */
async function nextChange(
  watched: Watched,
  before: Look,
  { everyMs, signal }: Pick<WatchOptions, 'everyMs' | 'signal'>,
): Promise<Look> {
  const isSame = (a: Look, b: Look) => a.subject === b.subject && a.budgets === b.budgets;
  let last = before;
  for (;;) {
    await sleep(everyMs, undefined, { signal });
    const now = await lookAt(watched);
    if (now.isWhole && !isSame(now, before) && isSame(now, last)) return now;
    last = now;
  }
}

/** `observed`: a run whose evidence still holds. */
async function proveAgain(options: ProveOptions, observed: Proven | undefined): Promise<Proven | undefined> {
  // With something else beside it both would have to be there as they were.
  const from = observed === undefined || options.against !== undefined ? options.from : evidenceOf(observed);
  try {
    return await prove({ ...options, from });
  } catch (error) {
    if (!(error instanceof UserError) || options.signal?.aborted) throw error;
    options.onEvent?.({ type: 'notice', level: 'warning', message: `${error.message} (${error.code})` });
    return undefined;
  }
}

function evidenceOf({ directory, reportFile }: Proven): string {
  return join(directory, dirname(reportFile), 'evidence.json');
}
