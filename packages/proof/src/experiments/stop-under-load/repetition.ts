import type { EvidenceValues, Observation, Observations } from '@seaworthy/core/model';
import type { Attempt, Repetition } from '../define-experiment.ts';

/**
 * A lost request is believed when it is seen again, wherever it was seen: once one was, all attempts are made, also after
 * one that lost nothing or had nothing in flight. That nothing was in flight, or that the end took too long, may be the
 * machine's doing only where that was busy.
 */
export const repetition: Repetition = {
  needed(attempts, { budgets }) {
    if (attempts.some(({ found: { drain } }) => drain?.observed && drain.value.inFlightLost > 0)) return true;
    const last = attempts.at(-1);
    if (last?.busy !== true) return false;
    const { drain, shutdown } = last.found;
    const late =
      shutdown?.observed && (shutdown.value.killed || shutdown.value.exitMs > budgets.shutdownSeconds * 1000);
    const caughtNone = drain?.observed === true ? drain.value.inFlight === 0 : drain?.applicable;
    return late === true || caughtNone === true;
  },

  merge(attempts) {
    const quickest = quickestOf(attempts);
    return { ...quickest.found, ...mergeShutdown(quickest, attempts), ...mergeDrain(attempts) };
  },
};

function quickestOf(attempts: readonly Attempt[]): Attempt {
  const msOf = ({ found: { shutdown } }: Attempt) =>
    shutdown?.observed && !shutdown.value.killed ? shutdown.value.exitMs : Number.POSITIVE_INFINITY;
  return attempts.reduce((best, attempt) => (msOf(attempt) < msOf(best) ? attempt : best));
}

function mergeShutdown({ found: { shutdown } }: Attempt, attempts: readonly Attempt[]): Observations {
  if (!shutdown?.observed) return {};
  const all = attempts.flatMap(({ found }) => (found.shutdown?.observed ? [found.shutdown.value] : []));
  return {
    shutdown: {
      ...{ observed: true, by: `${shutdown.by}; the quickest of ${all.length} times` },
      value: { ...shutdown.value, attempts: all.map(({ exitMs, killed }) => ({ exitMs, killed })) },
    },
  };
}

type SeenDrain = Extract<Observation<EvidenceValues['drain']>, { observed: true }>;

/** The worst is shown, and how often it was seen decides: an attempt in which nothing was in flight says nothing. */
function mergeDrain(attempts: readonly Attempt[]): Observations {
  const seen = attempts.flatMap(({ found: { drain }, busy }) => (drain?.observed ? [{ drain, busy }] : []));
  const caught = seen.filter(({ drain }) => drain.value.inFlight > 0);
  const worst = worstOf(caught) ?? worstOf(seen);
  if (worst === undefined) return { drain: attempts.at(-1)?.found.drain };
  if (caught.length === 0) return { drain: { ...worst, by: `${worst.by}; the worst of ${seen.length} times` } };
  const all = caught.map(({ drain: { value }, busy }) => ({
    ...{ inFlight: value.inFlight, inFlightLost: value.inFlightLost, lateMs: value.lateMs ?? 0, busy },
  }));
  return {
    drain: { ...worst, by: `${worst.by}; the worst of ${all.length} times`, value: { ...worst.value, attempts: all } },
  };
}

function worstOf(seen: readonly { drain: SeenDrain }[]): SeenDrain | undefined {
  const lostOf = ({ value }: SeenDrain) => [value.inFlightLost, value.afterSignalLost] as const;
  const [worst] = seen
    .map(({ drain }) => drain)
    .sort((a, b) => lostOf(b)[0] - lostOf(a)[0] || lostOf(b)[1] - lostOf(a)[1]);
  return worst;
}
