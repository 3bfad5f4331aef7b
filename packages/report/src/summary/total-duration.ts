import type { Report } from '@seaworthy/core/model';

/** Milliseconds of the whole run: the sum of its phases, or the build alone; undefined when nothing was timed. */
export function totalDurationMs({ phases, build }: Report): number | undefined {
  if (phases.length > 0) return phases.reduce((total, { durationMs }) => total + durationMs, 0);
  return build?.durationMs;
}
