import { formatBytes, formatDuration, formatMeasure, formatPlural } from '@seaworthy/core/format';
import type { Outcome, Report, TestRun, Verdict } from '@seaworthy/core/model';
import { betterWords, comparedServices, describeComparison, sideText } from '../../summary/comparison.ts';
import { headline } from '../../summary/headline.ts';
import { type HowItRan, howItRan } from '../../summary/how-it-ran.ts';
import { reportImages } from '../../summary/images.ts';
import { describeMachine } from '../../summary/machine.ts';
import { countOutcomes, describeCounts, outcomeWords } from '../../summary/outcomes.ts';
import { describeTestRun, failedTestRuns, testOutcomes } from '../../summary/test-runs.ts';
import { totalDurationMs } from '../../summary/total-duration.ts';
import { changeSince, describeChanges } from '../../summary/verdict-changes.ts';
import { failedVerdicts, verdictMatrix } from '../../summary/verdict-matrix.ts';
import { describePlace } from '../../summary/verdict-place.ts';
import { codeBlock, escapeMarkdown, escapeSentence } from './escape-markdown.ts';

const signs: Record<Outcome, string> = { pass: '✅', fail: '❌', unknown: '❔', 'not-applicable': '➖' };

/** GitHub takes no longer comment (https://docs.github.com); other places take more. */
const MOST_CHARACTERS = 65_536;
/** Failures that are read at first sight; the others are folded. */
const UNFOLDED = 5;

/**
 * The report for a pull request or the summary of a CI job: the answer, what failed (what broke since the last run first), all
 * else folded away. Ends with a newline. Where it would be too long, what is least urgent is left out, and that is said.
 */
export function renderMarkdown(report: Report): string {
  const { title, reason, buildFailure } = headline(report);
  const failed = brokenFirst(report);
  const first = [
    `## ${signs[report.outcome]} ${escapeMarkdown(title)}`,
    facts(report, reason),
    escapeSentence(describeChanges(report)),
    escapeMarkdown(describeMachine(report) ?? ''),
    report.limitation === undefined ? '' : `> ${escapeMarkdown(report.limitation)}`,
    buildFailure === undefined
      ? ''
      : `### The build failed\n\n${codeBlock([buildFailure.step, ...buildFailure.lines.slice(-20)])}`,
    ...failedTestRuns(report.tests).map(failedTests),
    ...failed.slice(0, UNFOLDED).map((verdict) => unfolded(report, verdict)),
  ];
  const rest = [
    comparison(report),
    ...failed.slice(UNFOLDED).map((verdict) => fold(`\n\n${headOf(report, verdict)}\n\n`, explanation(verdict))),
    passedTests(report),
    images(report),
    ...howItRan(report).map(runCommand),
    table(report),
  ];
  return `${fitted([...first, ...rest].filter((block) => block !== '')).join('\n\n')}\n`;
}

/** As many blocks as there is room for, in their order; one that is too long makes room for those behind it. */
function fitted(blocks: readonly string[]): string[] {
  const note = (count: number) =>
    `> ${formatPlural(count, 'section')} left out for want of room: \`seaworthy report\` shows all.`;
  const between = '\n\n'.length;
  let room = MOST_CHARACTERS - note(blocks.length).length - between;
  const kept = blocks.filter((block) => {
    if (block.length + between > room) return false;
    room -= block.length + between;
    return true;
  });
  return kept.length === blocks.length ? kept : [...kept, note(blocks.length - kept.length)];
}

/** What broke since the last run is what whoever changed something has to see. */
function brokenFirst(report: Report): Verdict[] {
  const failed = failedVerdicts(report);
  const broke = failed.filter((verdict) => changeSince(report, verdict) === 'broke');
  return [...broke, ...failed.filter((verdict) => !broke.includes(verdict))];
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

function unfolded(report: Report, verdict: Verdict): string {
  return `### ${headOf(report, verdict)}\n\n${explanation(verdict)}`;
}

function headOf(report: Report, verdict: Verdict): string {
  const change = changeSince(report, verdict) === 'broke' ? ' (new)' : '';
  return `❌ ${escapeMarkdown(verdict.service)}: ${escapeMarkdown(verdict.title)}${change}`;
}

function explanation(verdict: Verdict): string {
  return [
    `${escapeSentence(verdict.message)} (${escapeMarkdown(verdict.check)}, ${verdict.severity})`,
    verdict.measures.map((measure) => `- **${formatMeasure(measure)}**`).join('\n'),
    verdict.seen.length === 0 ? '' : codeBlock(verdict.seen.slice(0, 10)),
    verdict.cause === undefined ? '' : `**At:** ${escapeMarkdown(describePlace(verdict.cause))}`,
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

/** Which of two is better, and where; what is not better or worse is folded away with the rest. */
function comparison({ name, comparison: compared }: Report): string {
  if (compared === undefined) return '';
  const head = ['', name, compared.name, ''].map(escapeMarkdown);
  const lines = compared.rows.map((row) => [
    escapeMarkdown(`${comparedServices(row)}: ${row.label}`),
    ...[row.here, row.there].map((side) => `${signs[side.outcome]} ${escapeMarkdown(sideText(side))}`),
    betterWords[`${row.better}` as const],
  ]);
  const body = [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
  const sentence = escapeMarkdown(`Compared with ${compared.name}: ${describeComparison(compared)}.`);
  return compared.rows.length === 0 ? sentence : `${sentence}\n\n${fold('Both, number by number', body)}`;
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
  return fold('All verdicts', body);
}

function images(report: Report): string {
  const found = reportImages(report);
  if (found.length === 0) return '';
  const lines = found.map(
    ({ name, transferredBytes, unpackedBytes }) =>
      `| ${escapeMarkdown(name)} | ${formatBytes(transferredBytes)} | ${formatBytes(unpackedBytes)} |`,
  );
  return fold('Images', ['| Image | transferred | unpacked |', '| --- | ---: | ---: |', ...lines].join('\n'));
}

/** Markdown in a title is read as such only between empty lines. */
function fold(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}
