import type { Verdict } from '@seaworthy/core/model';
import { printableLine } from '@seaworthy/core/text';
import stringWidth from 'fast-string-width';
import { outcomeWords } from '../../summary/outcomes.ts';
import type { VerdictMatrix } from '../../summary/verdict-matrix.ts';
import { colourOf, type Paint, type Sign } from './outcome-signs.ts';
import { cutColumns, padColumns } from './wrap.ts';

const gap = 2;
/** Sign, space, and the longest word (`unknown`). */
const cellWidth = 9;
const narrowestTitle = 20;

/** Checks × services. Where even short columns don't fit, each check lists its services that did not pass. */
export function verdictTable(
  { services, rows }: VerdictMatrix,
  { width, paint, sign }: { width: number; paint: Paint; sign: Sign },
): string[] {
  const names = services.map((service) => cutColumns(printableLine(service), 16));
  const columns = names.map((name) => Math.max(cellWidth, stringWidth(name)) + gap);
  const taken = columns.reduce((sum, column) => sum + column, 0);
  const titles = rows.map(({ title }) => printableLine(title));
  const titleWidth = Math.min(width - taken, Math.max(...titles.map((title) => stringWidth(title)), 5));
  if (titleWidth < narrowestTitle) return verdictList({ services, rows }, { width, paint, sign });

  const cell = (text: string, index: number) => ' '.repeat(gap) + padColumns(text, (columns[index] ?? 0) - gap);
  const head = padColumns('Check', titleWidth) + names.map(cell).join('');
  return [
    paint.dim(head.trimEnd()),
    ...rows.map(({ cells }, index) => {
      const title = padColumns(cutColumns(titles[index] ?? '', titleWidth), titleWidth);
      return (
        title + cells.map((verdict, column) => verdictCell(verdict, columns[column] ?? 0, paint, sign)).join('')
      ).trimEnd();
    }),
  ];
}

function verdictCell(verdict: Verdict | undefined, column: number, paint: Paint, sign: Sign): string {
  if (verdict === undefined) return ' '.repeat(column);
  const word = outcomeWords[verdict.outcome];
  const padding = ' '.repeat(Math.max(0, column - gap - 2 - word.length));
  return `${' '.repeat(gap)}${sign(verdict.outcome)} ${colourOf(verdict.outcome, paint)(word)}${padding}`;
}

function verdictList(
  { services, rows }: VerdictMatrix,
  { width, paint, sign }: { width: number; paint: Paint; sign: Sign },
): string[] {
  return rows.flatMap(({ title, outcome, cells }) => {
    const line = `${sign(outcome)} ${cutColumns(printableLine(title), width - 2)}`;
    const others = cells.flatMap((verdict, index) =>
      verdict === undefined || verdict.outcome === 'pass' || verdict.outcome === 'not-applicable'
        ? []
        : [
            `    ${sign(verdict.outcome)} ${colourOf(verdict.outcome, paint)(outcomeWords[verdict.outcome])} ${cutColumns(printableLine(services[index] ?? ''), Math.max(8, width - 16))}`,
          ],
    );
    return [line, ...others];
  });
}
