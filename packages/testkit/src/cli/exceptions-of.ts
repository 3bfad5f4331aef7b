import type { Report, Verdict } from '@seaworthy/core/model';

/**
 * The verdicts of a report that are no pass, as `service check`: outcome. Beside other programs, what timing decides may be
 * unknown, with that reason: it is left out, and nothing else is.
 */
export function exceptionsOf({ verdicts }: Pick<Report, 'verdicts'>): Record<string, Verdict['outcome']> {
  const judged = verdicts.filter(({ outcome, message }) => outcome !== 'unknown' || !/machine was busy/.test(message));
  return Object.fromEntries(
    judged
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ service, check, outcome }) => [`${service} ${check}`, outcome]),
  );
}
