import type { Findings, Report, Severity, Verdict } from '@seaworthy/core/model';
import { printable } from '@seaworthy/core/text';
import { headline } from '../../summary/headline.ts';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';
import { verdictPlace } from '../../summary/verdict-place.ts';

const commands: Record<Severity, string> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

/** One annotation a finding, at its line; one for each file that was not read; and one that counts them. */
export function renderFindings({ files, findings, unread }: Findings): string {
  const lines = findings.map(({ rule, severity, file, line, column, endLine, endColumn, message, fix }) =>
    annotation(commands[severity], { file, line, col: column, endLine, endColumn, title: rule }, `${message} ${fix}`),
  );
  const open = unread.map(({ file, reason }) => annotation('error', { file, title: 'not read' }, reason));
  const count = annotation('notice', { title: 'lint' }, `${findings.length} findings in ${files.length} files`);
  return `${[...lines, ...open, count].join('\n')}\n`;
}

/** One annotation a failed verdict, and the headline. */
export function renderReport(report: Report): string {
  const lines = failedVerdicts(report).map((verdict) => {
    const { check, severity, service, message, fix = '' } = verdict;
    const properties = { ...placeOf(report, verdict), title: `${service}: ${check}` };
    return annotation(commands[severity], properties, `${message} ${fix}`.trim());
  });
  return `${[...lines, annotation('notice', { title: report.name }, headline(report).title)].join('\n')}\n`;
}

function placeOf(report: Report, verdict: Verdict): Record<string, string | number> {
  const { file, line = 1 } = verdictPlace(report, verdict) ?? {};
  return file === undefined ? {} : { file, line };
}

/** A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function annotation(command: string, properties: Record<string, string | number>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command} ${written.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
