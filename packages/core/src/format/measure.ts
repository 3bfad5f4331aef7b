import type { Measure } from '../model/index.ts';
import { formatBytes, threeDigits } from './bytes.ts';
import { formatCount, formatPlural } from './count.ts';
import { formatDuration } from './duration.ts';

/** Units with a symbol; any other is a noun for what is counted. */
const symbols = new Map<Measure['unit'], (value: number) => string>([
  ['MB', (value) => formatBytes(value * 1e6)],
  ['s', (value) => formatDuration(value * 1000)],
  ['ms', formatDuration],
  ['%', (value) => `${threeDigits(value)} %`],
]);

/** A measured value or its budget, with its unit: `43.1 MB`, `3 ports`, `1 process`. */
export function formatQuantity(value: number, unit: Measure['unit']): string {
  return symbols.get(unit)?.(value) ?? formatPlural(value, singularOf(unit), unit);
}

/** The value beside its budget: `43.1 MB, budget 60 MB`, `0 of 32 requests, budget 0`; alone where there is no budget. */
export function formatMeasure({ value, budget, of, unit }: Measure): string {
  const measured =
    of === undefined ? formatQuantity(value, unit) : `${formatCount(value)} of ${formatQuantity(of, unit)}`;
  return budget === undefined ? measured : `${measured}, budget ${formatBudget(budget, unit)}`;
}

/** A budget that stands beside its value: things that are counted are not named twice. */
export function formatBudget(budget: number, unit: Measure['unit']): string {
  return symbols.get(unit)?.(budget) ?? formatCount(budget);
}

/**
 * The same as short as a table needs it: `43.1 of 60 MB`, `612 ms of 2 s`, `0 of 32`. What is counted is named by the head of
 * its row.
 */
export function formatMeasureShort({ value, budget, of, unit }: Measure): string {
  if (of !== undefined) return `${formatCount(value)} of ${formatCount(of)}`;
  if (budget === undefined) return formatQuantity(value, unit);
  const [measured, limit] = [formatQuantity(value, unit), formatBudget(budget, unit)];
  const [number = '', symbol = ''] = measured.split(' ');
  return limit.endsWith(` ${symbol}`) && measured === `${number} ${symbol}`
    ? `${number} of ${limit}`
    : `${measured} of ${limit}`;
}

/** Of regular nouns: `ports`, `processes`, `branches` (but `caches`), `entries`. */
function singularOf(plural: string): string {
  if (/(?:ss|x|sh|[^aeiou]ch)es$/.test(plural)) return plural.slice(0, -2);
  return plural.replace(/ies$/, 'ys').replace(/s$/, '');
}
