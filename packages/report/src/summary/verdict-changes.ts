import { formatMoment, formatPlural } from '@seaworthy/core/format';
import type { Outcome, Report, Verdict } from '@seaworthy/core/model';

/** `broke`: it fails, and did not. `mended`: it failed, and passes. `lost`: it passed, and is unknown now. */
export type Change = 'broke' | 'mended' | 'lost';

interface VerdictChanges {
  /** When the run was that is compared with, ISO 8601. */
  since: string;
  broke: Verdict[];
  mended: Verdict[];
  lost: Verdict[];
}

/** What became of the verdicts since the last run that had any; absent without such a run. */
function verdictChanges({ earlier = [], verdicts }: Report): VerdictChanges | undefined {
  const last = earlier.at(-1);
  if (last === undefined) return undefined;
  const changed = (change: Change) => verdicts.filter((verdict) => changeOf(last.outcomes, verdict) === change);
  return { since: last.createdAt, broke: changed('broke'), mended: changed('mended'), lost: changed('lost') };
}

/** What became of one verdict since the last run; absent when it is as before, or when nobody knows. */
export function changeSince({ earlier = [] }: Pick<Report, 'earlier'>, verdict: Verdict): Change | undefined {
  const last = earlier.at(-1);
  return last === undefined ? undefined : changeOf(last.outcomes, verdict);
}

/** `Since 21 Nov 2026, 17:32 UTC: 1 verdict broke (root-user of api), 2 were mended (…).`; empty where nothing changed. */
export function describeChanges(report: Report): string {
  const changes = verdictChanges(report);
  if (changes === undefined) return '';
  const { since, broke, mended, lost } = changes;
  const parts = [
    say(broke, 'broke', 'broke'),
    say(mended, 'was mended', 'were mended'),
    say(lost, 'is no longer known', 'are no longer known'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Since ${formatMoment(since)}: ${parts.join('; ')}.`;
}

const named = 3;

function say(verdicts: readonly Verdict[], one: string, many: string): string {
  if (verdicts.length === 0) return '';
  const names = verdicts.slice(0, named).map(({ check, service }) => `\`${check}\` of ${service}`);
  const rest = verdicts.length - names.length;
  const list = rest > 0 ? [...names, `${rest} more`] : names;
  return `${formatPlural(verdicts.length, 'verdict')} ${verdicts.length === 1 ? one : many} (${list.join(', ')})`;
}

function changeOf(
  outcomes: NonNullable<Report['earlier']>[number]['outcomes'],
  { check, service, outcome, leftOut }: Verdict,
): Change | undefined {
  if (leftOut) return undefined;
  const services = Object.hasOwn(outcomes, check) ? outcomes[check] : undefined;
  const before: Outcome | undefined = services && Object.hasOwn(services, service) ? services[service] : undefined;
  if (before === undefined || before === outcome) return undefined;
  if (outcome === 'fail') return 'broke';
  if (before === 'fail' && outcome !== 'unknown') return 'mended';
  return before === 'pass' && outcome === 'unknown' ? 'lost' : undefined;
}
