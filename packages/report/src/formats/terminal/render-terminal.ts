import { cutColumns, formatDuration, formatPlural, wrap } from '@seaworthy/core/format';
import type { Report, TestRun } from '@seaworthy/core/model';
import { printable, printableLine } from '@seaworthy/core/text';
import pc from 'picocolors';
import { type Headline, headline } from '../../summary/headline.ts';
import { describeHeldTo } from '../../summary/held-to.ts';
import { howItRan } from '../../summary/how-it-ran.ts';
import { describeMachine } from '../../summary/machine.ts';
import { countOutcomes, describeCounts, describeLeftOut } from '../../summary/outcomes.ts';
import { describeTestRun, testOutcomes } from '../../summary/test-runs.ts';
import { totalDurationMs } from '../../summary/total-duration.ts';
import { type VerdictMatrix, verdictMatrix } from '../../summary/verdict-matrix.ts';
import type { RenderOptions } from '../define-format.ts';
import { comparisonTable } from './comparison-table.ts';
import { explanations } from './explanations.ts';
import { hasNumbers, numberTable } from './number-table.ts';
import { type Drawing, outcomeSigns } from './outcome-signs.ts';

/**
 * The verdicts for a terminal: what failed or is unknown with why and what to do, then the numbers, then what merely passed as
 * one count, and one line that sums up. Ends with a newline.
 */
export function renderTerminal(
  report: Report,
  { colour = false, width = 100, unicode = true, pathOf = (page) => page }: RenderOptions = {},
): string {
  const paint = pc.createColors(colour);
  const drawing: Drawing = { width, paint, sign: outcomeSigns(paint, unicode), pathOf };
  const { sign } = drawing;
  const { title, reason, buildFailure } = headline(report);
  const blocks: string[][] = [];

  if (report.limitation !== undefined) {
    blocks.push(wrap(printableLine(report.limitation), width - 2).map((line) => paint.yellow(`  ${line}`)));
  }
  if (buildFailure !== undefined) blocks.push(failedStep(buildFailure, drawing));
  if (report.tests !== undefined) blocks.push(testLines(report.tests, drawing));
  blocks.push(...explanations(report, drawing));

  for (const { command, remarks } of howItRan(report)) {
    blocks.push([
      `  ${paint.bold('Proven as run by')}`,
      // On one line, however long: it is there to be copied.
      `  ${printableLine(command)}`,
      ...remarks.flatMap((remark) => wrap(printableLine(remark), width - 4).map((line) => paint.dim(`    ${line}`))),
    ]);
  }

  const matrix = verdictMatrix(report);
  const numbers = numberTable(matrix, drawing);
  const passed = passedLine(matrix, drawing);
  if (numbers.length + passed.length > 0) blocks.push([...numbers, ...passed]);

  const comparison = comparisonTable(report, drawing);
  if (comparison.length > 0) blocks.push(comparison);

  const machine = describeMachine(report);
  const total = totalDurationMs(report);
  const counts = describeCounts(countOutcomes(report.verdicts));
  const leftOut = describeLeftOut(report.verdicts);
  const facts = [
    counts === '' ? reason : counts,
    ...[leftOut, printableLine(describeHeldTo(report))].filter((part) => part !== ''),
    ...(total === undefined ? [] : [formatDuration(total)]),
  ];
  blocks.push([
    `${sign(report.outcome)} ${paint.bold(cutColumns(printableLine(title), width - 2))}`,
    ...wrap(facts.join(' · '), width - 2).map((line) => `  ${line}`),
    ...(machine === undefined ? [] : wrap(printableLine(machine), width - 2).map((line) => paint.dim(`  ${line}`))),
  ]);
  const text = `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
  return unicode ? text : withoutTypography(text);
}

function failedStep(
  { step, stage, lines }: NonNullable<Headline['buildFailure']>,
  { width, paint, sign }: Drawing,
): string[] {
  const place = stage === undefined ? '' : ` in ${printableLine(stage)}`;
  return [
    `${sign('fail')} ${paint.bold(cutColumns(`The build failed${place}`, width - 2))}`,
    ...wrap(printableLine(step), width - 2).map((line) => `  ${line}`),
    ...lines
      .slice(-8)
      .flatMap((line) => wrap(printable(line).replaceAll('\t', '  '), width - 4))
      .map((line) => (line === '' ? '' : paint.dim(`    ${line}`))),
  ];
}

/** What passes wherever it applies, and has no number that would tell more than that. */
function passedLine(matrix: VerdictMatrix, { sign }: Drawing): string[] {
  const passed = matrix.rows.filter((row) => row.outcome === 'pass' && !hasNumbers(row)).length;
  if (passed === 0) return [];
  const more = matrix.rows.some(hasNumbers) ? 'more check' : 'check';
  return [`${sign('pass')} ${formatPlural(passed, more)} ${passed === 1 ? 'passes' : 'pass'}`];
}

/** One line for each suite; what a failed one printed last stands below it. */
function testLines(runs: readonly TestRun[], { width, paint, sign }: Drawing): string[] {
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
