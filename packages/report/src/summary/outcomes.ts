import { formatPlural } from '@seaworthy/core/format';
import type { Outcome, Report } from '@seaworthy/core/model';

/** From what needs attention to what does not; the order of everything that is listed by outcome. */
export const outcomeOrder = ['fail', 'unknown', 'pass', 'not-applicable'] as const satisfies readonly Outcome[];

/** The word that stands for an outcome in every format. */
export const outcomeWords: Record<Outcome, string> = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'n/a',
};

/** How many verdicts ended in each outcome. */
export function countOutcomes(verdicts: Report['verdicts']): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return counts;
}

/** `33 checks left out`, each once however many services there are; empty where all were judged. */
export function describeLeftOut(verdicts: Report['verdicts']): string {
  const checks = new Set(verdicts.filter(({ leftOut }) => leftOut).map(({ check }) => check));
  return checks.size === 0 ? '' : `${formatPlural(checks.size, 'check')} left out`;
}

/** `63 verdicts: 1 failed, 54 passed, 8 not applicable`; outcomes without a verdict are left out. Empty without any. */
export function describeCounts(counts: Record<Outcome, number>): string {
  const parts: [number, string][] = [
    [counts.fail, 'failed'],
    [counts.unknown, 'unknown'],
    [counts.pass, 'passed'],
    [counts['not-applicable'], 'not applicable'],
  ];
  const total = parts.reduce((sum, [count]) => sum + count, 0);
  const present = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return total === 0 ? '' : `${formatPlural(total, 'verdict')}: ${present.join(', ')}`;
}
