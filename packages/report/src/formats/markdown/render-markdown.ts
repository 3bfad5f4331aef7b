import { formatBytes, formatDuration, formatMeasure } from '@seaworthy/core/format';
import type { Outcome, Report, TestRun, Verdict } from '@seaworthy/core/model';
import { headline } from '../../summary/headline.ts';
import { type HowItRan, howItRan } from '../../summary/how-it-ran.ts';
import { reportImages } from '../../summary/images.ts';
import { describeMachine } from '../../summary/machine.ts';
import { countOutcomes, describeCounts, outcomeWords } from '../../summary/outcomes.ts';
import { describeTestRun, failedTestRuns, testOutcomes } from '../../summary/test-runs.ts';
import { totalDurationMs } from '../../summary/total-duration.ts';
import { describeChanges } from '../../summary/verdict-changes.ts';
import { failedVerdicts, verdictMatrix } from '../../summary/verdict-matrix.ts';
import { codeBlock, escapeMarkdown, escapeSentence } from './escape-markdown.ts';

const signs: Record<Outcome, string> = { pass: '✅', fail: '❌', unknown: '❔', 'not-applicable': '➖' };

/** The report for a pull request: the answer, what failed, the whole table folded away, sizes. Ends with a newline. */
export function renderMarkdown(report: Report): string {
  const { title, reason, buildFailure } = headline(report);
  const failed = failedVerdicts(report);
  const blocks = [
    `## ${signs[report.outcome]} ${escapeMarkdown(title)}`,
    facts(report, reason),
    escapeSentence(describeChanges(report)),
    escapeMarkdown(describeMachine(report) ?? ''),
    report.limitation === undefined ? '' : `> ${escapeMarkdown(report.limitation)}`,
    buildFailure === undefined
      ? ''
      : `### The build failed\n\n${codeBlock([buildFailure.step, ...buildFailure.lines.slice(-20)])}`,
    ...failedTestRuns(report.tests).map(failedTests),
    ...failed.map(failure),
    passedTests(report),
    ...howItRan(report).map(runCommand),
    table(report),
    images(report),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function facts(report: Report, reason: string): string {
  const total = totalDurationMs(report);
  const counts = describeCounts(countOutcomes(report.verdicts));
  return [reason, counts === '' ? '' : `${counts}.`, total === undefined ? '' : `Took ${formatDuration(total)}.`]
    .filter((part) => part !== '')
    .join(' ');
}

function failedTests(run: TestRun): string {
  const sign = signs[testOutcomes[run.outcome]];
  const said = run.lastLines.length === 0 ? '' : `\n\n${codeBlock(run.lastLines.slice(-20))}`;
  return `### ${sign} ${escapeMarkdown(`Tests of ${run.service} ${describeTestRun(run)}`)}${said}`;
}

function passedTests({ tests = [] }: Report): string {
  const passed = tests.filter(({ outcome }) => outcome === 'passed');
  return passed.map((run) => `✅ ${escapeMarkdown(`Tests of ${run.service} ${describeTestRun(run)}`)}`).join('  \n');
}

function failure(verdict: Verdict): string {
  return [
    `### ❌ ${escapeMarkdown(verdict.service)}: ${escapeMarkdown(verdict.title)}`,
    `${escapeSentence(verdict.message)} (${escapeMarkdown(verdict.check)}, ${verdict.severity})`,
    verdict.measures.map((measure) => `- **${formatMeasure(measure)}**`).join('\n'),
    verdict.seen.length === 0 ? '' : codeBlock(verdict.seen.slice(0, 10)),
    verdict.fix === undefined ? '' : `**Fix:** ${escapeSentence(verdict.fix)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function runCommand({ command, remarks }: HowItRan): string {
  return [
    `Proven as run by:\n\n${codeBlock([command])}`,
    remarks.map((remark) => `- ${escapeSentence(remark)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table(report: Report): string {
  const { services, rows } = verdictMatrix(report);
  if (rows.length === 0) return '';
  const head = ['Check', ...services.map(escapeMarkdown)];
  const lines = rows.map(({ title, cells }) => [
    escapeMarkdown(title),
    ...cells.map((verdict) =>
      verdict === undefined ? '' : `${signs[verdict.outcome]} ${outcomeWords[verdict.outcome]}`,
    ),
  ]);
  const body = [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
  return `<details>\n<summary>All verdicts</summary>\n\n${body}\n\n</details>`;
}

function images(report: Report): string {
  const found = reportImages(report);
  if (found.length === 0) return '';
  const lines = found.map(
    ({ name, transferredBytes, unpackedBytes }) =>
      `| ${escapeMarkdown(name)} | ${formatBytes(transferredBytes)} | ${formatBytes(unpackedBytes)} |`,
  );
  return ['| Image | transferred | unpacked |', '| --- | ---: | ---: |', ...lines].join('\n');
}
