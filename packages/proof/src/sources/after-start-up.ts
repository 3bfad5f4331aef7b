import type { WatchedContainer } from '@seaworthy/agent';
import { formatDuration } from '@seaworthy/core/format';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { notObserved, observed } from './observation.ts';

/** What a container may take to become what it is, at least; longer when it needed longer to be ready. */
const START_UP_MS = 2000;
const START_UP_TIMES = 1.5;

/** How long a watch lasts at least, whatever else there is to do meanwhile. */
const LEAST_MS = 4000;
const MARGIN_MS = 500;

/** Until when after its start a container has to be watched; `readyMs`: when it was ready, if that was seen. */
export function watchedUntilMs(readyMs: number | undefined): number {
  return Math.max(LEAST_MS, startUpMsOf(readyMs) + MARGIN_MS);
}

/** How long a container that nothing tells to be ready is left to itself, so that more is seen of it than its start. */
export const SILENT_MS = START_UP_MS + MARGIN_MS;

function startUpMsOf(readyMs: number | undefined): number {
  return Math.max(START_UP_MS, Math.round((readyMs ?? 0) * START_UP_TIMES));
}

/**
 * The processes that a service had once it had started. Until then an entrypoint may be root to prepare what it starts
 * without those rights; what still holds them afterwards, or gets them later, does not prepare anything.
 */
export function afterStartUp(
  { seen, fromMs, toMs, unlisted }: Omit<WatchedContainer, 'listeners'>,
  { by, readyMs }: { by: string; readyMs: number | undefined },
): Observation<EvidenceValues['processes']> {
  const startUpMs = startUpMsOf(readyMs);
  if (unlisted > 0) {
    return notObserved(
      `It ran more kinds of processes than can be listed; ${unlisted} sights of others were not judged.`,
    );
  }
  const lasting = seen.filter(({ lastMs = toMs }) => lastMs >= startUpMs);
  if (lasting.length === 0) {
    return notObserved(
      `It was seen until ${formatDuration(toMs)} after its start; what it does within ${formatDuration(startUpMs)} is its start.`,
    );
  }
  return observed(
    `/proc/<pid>/status from ${formatDuration(fromMs)} to ${formatDuration(toMs)} after the start, ${by}`,
    lasting,
  );
}
