import type { Measure } from '../model/index.ts';
import { formatBytes, threeDigits } from './bytes.ts';
import { formatCount, formatPlural } from './count.ts';
import { formatDuration } from './duration.ts';

const scales: ReadonlySet<string> = new Set(['MB', 's', 'ms', '%']);

/** A measured value or its budget, with its unit. */
export function formatQuantity(value: number, unit: Measure['unit']): string {
  switch (unit) {
    case 'MB':
      return formatBytes(value * 1e6);
    case 's':
      return formatDuration(value * 1000);
    case 'ms':
      return formatDuration(value);
    case '%':
      return `${threeDigits(value)} %`;
    default:
      return formatPlural(value, singularOf(unit), unit);
  }
}

/** The value beside its budget: `43.1 MB, budget 60 MB`; the value alone where there is no budget. */
export function formatMeasure({ value, budget, unit }: Measure): string {
  const measured = formatQuantity(value, unit);
  return budget === undefined ? measured : `${measured}, budget ${formatBudget(budget, unit)}`;
}

/** A budget that stands beside its value: things that are counted are not named twice. */
export function formatBudget(budget: number, unit: Measure['unit']): string {
  return scales.has(unit) ? formatQuantity(budget, unit) : formatCount(budget);
}

/** `process` of `processes`, `entry` of `entries`. */
function singularOf(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.replace(/(?<=s)es$|s$/, '');
}
