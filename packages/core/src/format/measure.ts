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

/** The value beside its budget: `43.1 MB, budget 60 MB`; the value alone where there is no budget. */
export function formatMeasure({ value, budget, unit }: Measure): string {
  const measured = formatQuantity(value, unit);
  return budget === undefined ? measured : `${measured}, budget ${formatBudget(budget, unit)}`;
}

/** A budget that stands beside its value: things that are counted are not named twice. */
export function formatBudget(budget: number, unit: Measure['unit']): string {
  return symbols.get(unit)?.(budget) ?? formatCount(budget);
}

/** Of regular nouns: `ports`, `processes`, `branches` (but `caches`), `entries`. */
function singularOf(plural: string): string {
  if (/(?:ss|x|sh|[^aeiou]ch)es$/.test(plural)) return plural.slice(0, -2);
  return plural.replace(/ies$/, 'ys').replace(/s$/, '');
}
