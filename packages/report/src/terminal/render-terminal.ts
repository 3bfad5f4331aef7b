import type { Report } from '@seaworthy/core/model';
import pc from 'picocolors';
import { formatDuration } from '../format/duration.ts';
import { printable, printableLine } from '../format/printable.ts';
import { headline } from '../summary/headline.ts';
import { countOutcomes, describeCounts } from '../summary/outcomes.ts';
import { totalDurationMs } from '../summary/total-duration.ts';
import { verdictMatrix } from '../summary/verdict-matrix.ts';
import { explanations } from './explanations.ts';
import { outcomeSigns } from './outcome-signs.ts';
import { verdictTable } from './verdict-table.ts';
import { wrap } from './wrap.ts';

export interface TerminalOptions {
  /** Whether to use colour; the meaning never depends on it. */
  colour: boolean;
  /** Columns of the terminal; nothing is wider, but for words that can't be broken. */
  width: number;
  /** False for terminals that show ASCII only. Default true. */
  unicode?: boolean;
}

/** The verdicts for a terminal: the table, what failed and how to mend it, and one line that sums up. Ends with a newline. */
export function renderTerminal(report: Report, { colour, width, unicode = true }: TerminalOptions): string {
  const paint = pc.createColors(colour);
  const sign = outcomeSigns(paint, unicode);
  const { title, reason, buildFailure } = headline(report);
  const blocks: string[][] = [];

  const matrix = verdictMatrix(report);
  if (matrix.rows.length > 0) blocks.push(verdictTable(matrix, { width, paint, sign }));
  if (report.limitation !== undefined) {
    blocks.push(wrap(printableLine(report.limitation), width - 2).map((line) => paint.yellow(`  ${line}`)));
  }
  if (buildFailure !== undefined) {
    const place = buildFailure.stage === undefined ? '' : ` in ${printableLine(buildFailure.stage)}`;
    blocks.push([
      `${sign('fail')} ${paint.bold(`The build failed${place}`)}`,
      ...wrap(printableLine(buildFailure.step), width - 2).map((line) => `  ${line}`),
      ...buildFailure.lines
        .slice(-8)
        .flatMap((line) => wrap(printable(line).replaceAll('\t', '  '), width - 4))
        .map((line) => paint.dim(`    ${line}`)),
    ]);
  }
  blocks.push(...explanations(report.verdicts, { width, paint, sign }));

  const total = totalDurationMs(report);
  const facts = [describeCounts(countOutcomes(report.verdicts)), total === undefined ? '' : formatDuration(total)];
  blocks.push([
    `${sign(report.outcome)} ${paint.bold(printableLine(title))}`,
    ...wrap(
      [reason, ...facts.filter((fact) => fact !== '')].join(unicode ? ' · ' : ' - ').replace('. ', ' '),
      width - 2,
    ).map((line) => `  ${line}`),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
