import type { BuildStep } from '@seaworthy/core/model';

/** Steps are recorded in whole milliseconds, and BuildKit starts a step shortly after the one that it waited for. */
const handoverMs = 5;

/**
 * The steps that set the build's total time: from the one that ended last, back to whichever ended last before it began,
 * preferring its own stage. An inference from times, since a record holds no graph; cached steps of no length are left out.
 */
export function longestChain(steps: readonly BuildStep[]): BuildStep[] {
  const timed = steps.filter(({ cached }) => !cached);
  const chain: BuildStep[] = [];
  let current = latest(timed);
  while (current !== undefined) {
    chain.unshift(current);
    const { startedMs, stage } = current;
    const earlier: BuildStep[] = timed.filter((step) => !chain.includes(step) && endMs(step) <= startedMs + handoverMs);
    const before = latest(earlier);
    const own = latest(earlier.filter((step) => step.stage !== undefined && step.stage === stage));
    current = own !== undefined && before !== undefined && endMs(before) - endMs(own) <= handoverMs ? own : before;
  }
  return chain;
}

export function endMs({ startedMs, durationMs }: BuildStep): number {
  return startedMs + durationMs;
}

function latest(steps: readonly BuildStep[]): BuildStep | undefined {
  return steps.reduce<BuildStep | undefined>(
    (last, step) => (last === undefined || endMs(step) > endMs(last) ? step : last),
    undefined,
  );
}
