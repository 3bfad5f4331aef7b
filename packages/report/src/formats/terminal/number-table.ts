import { cutColumns, formatMeasureShort, padColumns, textWidth } from '@seaworthy/core/format';
import type { Verdict } from '@seaworthy/core/model';
import { printableLine } from '@seaworthy/core/text';
import { outcomeWords } from '../../summary/outcomes.ts';
import { isTelling } from '../../summary/telling-measures.ts';
import type { MatrixRow, VerdictMatrix } from '../../summary/verdict-matrix.ts';
import { colourOf, type Drawing } from './outcome-signs.ts';

const gap = 2;
const narrowestHead = 14;

interface NumberRow {
  head: string;
  cells: ({ verdict: Verdict; text: string } | undefined)[];
}

/** Whether a check's verdicts are shown by their numbers: one is held against a budget, or is a part of what was counted. */
export function hasNumbers({ cells }: MatrixRow): boolean {
  return cells.some((verdict) => verdict?.measures.some(isTelling));
}

/** The measured numbers, each beside its budget: one row for each, one column for each service. Empty without any. */
export function numberTable({ services, rows: checks }: VerdictMatrix, drawing: Drawing): string[] {
  const rows = checks.filter(hasNumbers).flatMap(numberRows);
  if (rows.length === 0) return [];
  const names = services.map((service) => cutColumns(printableLine(service), 18));
  const columns = names.map((name, column) =>
    Math.max(textWidth(name), ...rows.map(({ cells }) => textWidth(cells[column]?.text ?? '') + 2)),
  );
  const taken = columns.reduce((sum, column) => sum + column + gap, 0);
  const headWidth = Math.min(drawing.width - taken, Math.max(...rows.map(({ head }) => textWidth(head))));
  if (headWidth < narrowestHead) return numberLists(names, rows, drawing);
  const padded = (text: string, column: number) => ' '.repeat(gap) + padColumns(text, columns[column] ?? 0);
  return [
    drawing.paint.dim((' '.repeat(headWidth) + names.map(padded).join('')).trimEnd()),
    ...rows.map(({ head, cells }) => {
      const drawn = cells.map((cell, column) => {
        const room = (columns[column] ?? 0) - textWidth(cell?.text ?? '') - 2;
        return (
          ' '.repeat(gap) + (cell === undefined ? ' '.repeat(room + 2) : drawCell(cell, drawing) + ' '.repeat(room))
        );
      });
      return (padColumns(cutColumns(head, headWidth), headWidth) + drawn.join('')).trimEnd();
    }),
  ];
}

/** The same where columns don't fit: service by service. */
function numberLists(names: readonly string[], rows: readonly NumberRow[], drawing: Drawing): string[] {
  const widest = Math.max(...rows.map(({ head }) => textWidth(head)));
  return names.flatMap((name, column) => {
    const shown = rows.flatMap(({ head, cells }) => {
      const cell = cells[column];
      if (cell === undefined || cell.verdict.outcome === 'not-applicable') return [];
      const room = Math.max(8, Math.min(widest, drawing.width - textWidth(cell.text) - 6));
      return [`  ${padColumns(cutColumns(head, room), room)}  ${drawCell(cell, drawing)}`];
    });
    return shown.length === 0 ? [] : [drawing.paint.dim(name), ...shown];
  });
}

function drawCell({ verdict, text }: { verdict: Verdict; text: string }, { paint, sign }: Drawing): string {
  const { outcome } = verdict;
  return `${sign(outcome)} ${outcome === 'pass' ? text : colourOf(outcome, paint)(text)}`;
}

/** A check that measures several things has a row for each; what has no number has its outcome, once. */
function numberRows({ title, cells }: MatrixRow): NumberRow[] {
  const measured = cells.map((verdict) => verdict?.measures.filter(isTelling) ?? []);
  const count = Math.max(...measured.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => {
    const label = measured.find((measures) => measures[index]?.label !== undefined)?.[index]?.label;
    return {
      head: printableLine(label ?? (index === 0 ? title : '')),
      cells: cells.map((verdict, column) => {
        if (verdict === undefined) return undefined;
        const measure = measured[column]?.[index];
        if (measure === undefined && index > 0) return undefined;
        return { verdict, text: measure === undefined ? outcomeWords[verdict.outcome] : formatMeasureShort(measure) };
      }),
    };
  });
}
