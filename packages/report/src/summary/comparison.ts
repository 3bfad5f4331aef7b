import { formatMeasureShort, formatPlural } from '@seaworthy/core/format';
import type { ComparedRow, Comparison } from '@seaworthy/core/model';
import { outcomeWords } from './outcomes.ts';

/** `better in “Image, unpacked” of web; worse in root-user of api; alike in 4 numbers`. */
export function describeComparison({ rows, unpaired }: Comparison): string {
  const having = (better: ComparedRow['better']) => rows.filter((row) => row.better === better);
  const [better, worse, alike, open] = [having('here'), having('there'), having('alike'), having(undefined)];
  const parts = [
    better.length > 0 && `better in ${named(better)}`,
    worse.length > 0 && `worse in ${named(worse)}`,
    alike.length > 0 && `alike in ${formatPlural(alike.length, 'number')}`,
    open.length > 0 && `nobody can tell of ${open.length}`,
    unpaired.here.length > 0 && `no counterpart of ${unpaired.here.join(', ')}`,
    unpaired.there.length > 0 && `${unpaired.there.join(', ')} only there`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'nothing differs' : parts.join('; ');
}

/** The services that a row is about: `api`, or `web and shop` where they are called differently. */
export function comparedServices({ service, other }: ComparedRow): string {
  return service === other ? service : `${service} and ${other}`;
}

/** What one side of a row says: a number beside its budget, or the verdict. */
export function sideText({ outcome, measure }: ComparedRow['here']): string {
  return measure === undefined ? outcomeWords[outcome] : formatMeasureShort(measure);
}

/** Which side is better, in a word or two. */
export const betterWords = { here: 'better', there: 'worse', alike: 'alike', undefined: 'cannot be told' };

const NAMED = 4;

function named(rows: readonly ComparedRow[]): string {
  const names = rows.slice(0, NAMED).map(({ check, label, service, here }) => {
    return `${here.measure === undefined ? check : `“${label}”`} of ${service}`;
  });
  const rest = rows.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
}
