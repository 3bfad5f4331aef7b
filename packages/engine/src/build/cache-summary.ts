import type { BuildRecord, BuildStep, HistoryEntry } from '@seaworthy/core/model';

/** How much of a build came from the cache, and what that saved as far as the history (oldest first) knows. */
export function summariseCache(steps: readonly BuildStep[], history: readonly HistoryEntry[]): BuildRecord['cache'] {
  const cacheable = steps.filter((step) => step.cacheable);
  const cached = cacheable.filter((step) => step.cached);
  const known: Record<string, number> = Object.assign({}, ...history.map(({ stepsMs }) => stepsMs ?? {}));
  return {
    cacheableSteps: cacheable.length,
    cachedSteps: cached.length,
    savedMs: cached.reduce((saved, step) => saved + (known[stepKey(step)] ?? 0), 0),
  };
}

/** The line that a build leaves in `history.jsonl`. */
export function toHistoryEntry(record: BuildRecord): HistoryEntry {
  const ran = record.steps.filter((step) => step.cacheable && !step.cached && step.error === undefined);
  return {
    startedAt: record.startedAt,
    durationMs: record.durationMs,
    cachedSteps: record.cache.cachedSteps,
    cacheableSteps: record.cache.cacheableSteps,
    images: record.images.map(({ target, unpackedBytes, transferredBytes }) => ({
      target,
      unpackedBytes,
      transferredBytes,
    })),
    stepsMs: Object.fromEntries(ran.map((step) => [stepKey(step), step.durationMs])),
  };
}

// Content hashes differ from build to build; the same instruction in the same stage is what a reader calls the same step.
function stepKey({ stage, name }: BuildStep): string {
  return `${stage ?? ''} ${name}`;
}
