import type { WatchedContainer } from '@seaworthy/agent';
import { formatDuration } from '@seaworthy/core/format';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { notObserved, observed } from './observation.ts';

/** What a container may take to become what it is, at least; longer when it needed longer to be ready. */
const START_UP_MS = 2000;
const START_UP_TIMES = 1.5;

/**
 * The processes that a service had once it had started. Until then an entrypoint may be root to prepare what it starts
 * without those rights; what still holds them afterwards, or gets them later, does not prepare anything.
 */
export function afterStartUp(
  { seen, fromMs, toMs, unlisted }: WatchedContainer,
  { by, readyMs }: { by: string; readyMs: number | undefined },
): Observation<EvidenceValues['processes']> {
  const startUpMs = Math.max(START_UP_MS, Math.round((readyMs ?? 0) * START_UP_TIMES));
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
