import type { UserError } from '@seaworthy/core/errors';
import type { DiagnoseStart } from './explain-stack-failure.ts';
import type { ServiceState } from './inspect-services.ts';

/** Looking into a container costs processor time, which a start of the usual length needs for itself. */
const FIRST_LOOK_MS = 6000;
const BETWEEN_LOOKS_MS = 4000;
/** How long the same has to be seen: a port for metrics or debugging opens a little before the one that is waited for. */
const STEADY_MS = 8000;

/**
 * Looks at services that take long to be ready. Resolves to why one of them never will be: the same reason, seen steadily
 * for several seconds. `now` in milliseconds since the epoch.
 */
export function createDiagnosis(
  diagnose: DiagnoseStart | undefined,
): (starting: readonly ServiceState[], now: number) => Promise<UserError | undefined> {
  const seen = new Map<string, { message: string; sinceMs: number }>();
  let lookedMs = Number.NEGATIVE_INFINITY;
  return async (starting, now) => {
    const slow = starting.filter(
      ({ state, startedAt }) => state === 'running' && startedAt !== undefined && now - startedAt >= FIRST_LOOK_MS,
    );
    if (diagnose === undefined || slow.length === 0 || now - lookedMs < BETWEEN_LOOKS_MS) return undefined;
    lookedMs = now;
    for (const { service, containerId } of slow) {
      const error = await diagnose(service, containerId);
      const before = seen.get(containerId);
      if (error === undefined) seen.delete(containerId);
      else if (before?.message !== error.message) seen.set(containerId, { message: error.message, sinceMs: now });
      else if (now - before.sinceMs >= STEADY_MS) return error;
    }
    return undefined;
  };
}
