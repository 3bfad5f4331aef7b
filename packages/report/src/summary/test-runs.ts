import { formatDuration } from '@seaworthy/core/format';
import type { TestRun } from '@seaworthy/core/model';

/** How a suite ended, in one phrase: `failed, exit code 1: 1 failed, 5 passed, 92 % covered, in 3.1 s`. */
export function describeTestRun({ outcome, exitCode, reason, counts, coveragePercent, durationMs }: TestRun): string {
  if (outcome === 'unknown') return `could not be run: ${reason}`;
  const ended = outcome === 'passed' ? 'passed' : `failed, ${reason ?? `exit code ${exitCode}`}`;
  const counted: [number, string][] =
    counts === undefined
      ? []
      : [
          [counts.failed, 'failed'],
          [counts.passed, 'passed'],
          [counts.skipped, 'skipped'],
        ];
  const details = [
    ...counted.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`),
    ...(coveragePercent === undefined ? [] : [`${Math.round(coveragePercent)} % covered`]),
    `in ${formatDuration(durationMs)}`,
  ];
  return `${ended}: ${details.join(', ')}`;
}

/** The outcome of a verdict that a suite's end is shown as. */
export const testOutcomes = { passed: 'pass', failed: 'fail', unknown: 'unknown' } as const;

/** Suites whose end is no yes. */
export function failedTestRuns(runs: readonly TestRun[] = []): TestRun[] {
  return runs.filter(({ outcome }) => outcome !== 'passed');
}
