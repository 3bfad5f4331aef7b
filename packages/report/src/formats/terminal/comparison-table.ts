import { cutColumns, padColumns, textWidth, wrap } from '@seaworthy/core/format';
import type { Report } from '@seaworthy/core/model';
import { printableLine } from '@seaworthy/core/text';
import { betterWords, comparedServices, describeComparison, sideText } from '../../summary/comparison.ts';
import type { Drawing } from './outcome-signs.ts';

const colours = { here: 'green', there: 'red', alike: 'dim', undefined: 'dim' } as const;

/** Both sides, row by row, and in one sentence which is better and where. Empty where nothing was compared. */
export function comparisonTable({ name, comparison }: Pick<Report, 'name' | 'comparison'>, drawing: Drawing): string[] {
  if (comparison === undefined) return [];
  const { width, paint } = drawing;
  const rows = comparison.rows.map((row) => ({
    head: printableLine(`${comparedServices(row)}: ${row.label}`),
    cells: [sideText(row.here), sideText(row.there)],
    better: `${row.better}` as const,
  }));
  const names = [name, comparison.name].map((one) => cutColumns(printableLine(one), 22));
  const columns = names.map((one, side) =>
    Math.max(textWidth(one), ...rows.map(({ cells }) => textWidth(cells[side] ?? ''))),
  );
  const word = Math.max(...Object.values(betterWords).map(textWidth));
  const taken = columns.reduce((sum, column) => sum + column + 2, word + 2);
  const head = Math.max(14, Math.min(width - taken, ...[Math.max(0, ...rows.map((row) => textWidth(row.head)))]));
  const line = (cells: readonly string[]) =>
    cells.map((cell, side) => `  ${padColumns(cell, columns[side] ?? 0)}`).join('');
  const sentence = `Compared with ${printableLine(comparison.name)}: ${printableLine(describeComparison(comparison))}.`;
  return [
    ...(rows.length === 0 ? [] : [paint.dim(`${' '.repeat(head)}${line(names)}`.trimEnd())]),
    ...rows.map((row) => {
      const better = paint[colours[row.better]](betterWords[row.better]);
      return `${padColumns(cutColumns(row.head, head), head)}${line(row.cells)}  ${better}`;
    }),
    ...wrap(sentence, width - 2).map((text) => `  ${text}`),
  ];
}
