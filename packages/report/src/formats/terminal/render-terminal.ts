import { formatDuration } from '@seaworthy/core/format';
import type { Report, TestRun } from '@seaworthy/core/model';
import { printable, printableLine } from '@seaworthy/core/text';
import pc from 'picocolors';
import { headline } from '../../summary/headline.ts';
import { howItRan } from '../../summary/how-it-ran.ts';
import { describeMachine } from '../../summary/machine.ts';
import { countOutcomes, describeCounts } from '../../summary/outcomes.ts';
import { describeTestRun, testOutcomes } from '../../summary/test-runs.ts';
import { totalDurationMs } from '../../summary/total-duration.ts';
import { verdictMatrix } from '../../summary/verdict-matrix.ts';
import type { RenderOptions } from '../define-format.ts';
import { explanations } from './explanations.ts';
import { outcomeSigns, type Paint, type Sign } from './outcome-signs.ts';
import { verdictTable } from './verdict-table.ts';
import { cutColumns, wrap } from './wrap.ts';

/** The verdicts for a terminal: the table, what failed and how to mend it, and one line that sums up. Ends with a newline. */
export function renderTerminal(
  report: Report,
  { colour = false, width = 100, unicode = true }: RenderOptions = {},
): string {
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
      `${sign('fail')} ${paint.bold(cutColumns(`The build failed${place}`, width - 2))}`,
      ...wrap(printableLine(buildFailure.step), width - 2).map((line) => `  ${line}`),
      ...buildFailure.lines
        .slice(-8)
        .flatMap((line) => wrap(printable(line).replaceAll('\t', '  '), width - 4))
        .map((line) => (line === '' ? '' : paint.dim(`    ${line}`))),
    ]);
  }
  if (report.tests !== undefined) blocks.push(testLines(report.tests, { width, paint, sign }));
  blocks.push(...explanations(report, { width, paint, sign }));

  for (const { command, remarks } of howItRan(report)) {
    blocks.push([
      `  ${paint.bold('Proven as run by')}`,
      // On one line, however long: it is there to be copied.
      `  ${printableLine(command)}`,
      ...remarks.flatMap((remark) => wrap(printableLine(remark), width - 4).map((line) => paint.dim(`    ${line}`))),
    ]);
  }

  const machine = describeMachine(report);
  const total = totalDurationMs(report);
  const counts = describeCounts(countOutcomes(report.verdicts));
  const facts = [counts === '' ? reason : counts, ...(total === undefined ? [] : [formatDuration(total)])];
  blocks.push([
    `${sign(report.outcome)} ${paint.bold(cutColumns(printableLine(title), width - 2))}`,
    ...wrap(facts.join(' · '), width - 2).map((line) => `  ${line}`),
    ...(machine === undefined ? [] : wrap(printableLine(machine), width - 2).map((line) => paint.dim(`  ${line}`))),
  ]);
  const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return unicode ? text : withoutTypography(text);
}

/** One line for each suite; what a failed one printed last stands below it. */
function testLines(
  runs: readonly TestRun[],
  { width, paint, sign }: { width: number; paint: Paint; sign: Sign },
): string[] {
  return runs.flatMap((run) => [
    `${sign(testOutcomes[run.outcome])} ${cutColumns(`Tests of ${printableLine(run.service)} ${printableLine(describeTestRun(run))}`, width - 2)}`,
    ...run.lastLines
      .slice(-12)
      .flatMap((line) => wrap(printable(line).replaceAll('\t', '  '), width - 4))
      .map((line) => (line === '' ? '' : paint.dim(`    ${line}`))),
  ]);
}

const asciiTypography: Record<string, string> = {
  '…': '~',
  '·': '-',
  '–': '-',
  '−': '-',
  '’': "'",
  '“': '"',
  '”': '"',
};

/** What we set ourselves, each in one column as before; other letters are the user's own names. */
function withoutTypography(text: string): string {
  return text.replace(/[…·–−’“”]/g, (character) => asciiTypography[character] ?? character);
}
