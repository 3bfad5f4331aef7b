import { formatPlural, wrap, wrapAfter } from '@seaworthy/core/format';
import type { Finding, Findings, Severity } from '@seaworthy/core/model';
import { printableLine } from '@seaworthy/core/text';
import pc from 'picocolors';
import type { RenderOptions } from '../define-format.ts';
import { outcomeSigns, type Paint } from './outcome-signs.ts';

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** Findings for a terminal: file by file, each with its place, what to write instead and its page; then one line that sums up. */
export function renderFindings(
  { files, findings, excused, unread }: Findings,
  { colour = false, width = 100, unicode = true, pathOf = (page) => page }: RenderOptions = {},
): string {
  const paint = pc.createColors(colour);
  const sign = outcomeSigns(paint, unicode);
  const blocks = [...new Set(findings.map(({ file }) => file))].map((file) => {
    const own = findings.filter((finding) => finding.file === file);
    const lines = own.flatMap((finding) => describe(finding, { paint, width }));
    return [paint.bold(printableLine(file)), ...lines].join('\n');
  });
  const failed = unread.map(({ file, reason }) =>
    wrapAfter(`${sign('unknown')} `, `${printableLine(file)} was not read: ${printableLine(reason)}`, width).join('\n'),
  );
  const pages = [...new Set(findings.map(({ rule }) => rule))].sort();
  const more = pages.length === 0 ? [] : [paint.dim(`Rules are explained in ${pathOf('docs/rules')}`)];
  const read = formatPlural(files.length, 'file');
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const left = excused.length === 0 ? '' : `; ${excused.length} excused by comments`;
  const summary =
    files.length + unread.length === 0
      ? `${sign('unknown')} There is no Dockerfile, compose file or ignore file here.`
      : findings.length === 0
        ? `${sign(files.length === 0 ? 'unknown' : 'pass')} ${read} read, nothing found${left}`
        : `${sign('fail')} ${formatPlural(findings.length, 'finding')} in ${read}: ${counts.join(', ')}${left}`;
  return `${[...blocks, failed.join('\n'), more.join('\n'), summary].filter((block) => block !== '').join('\n\n')}\n`;
}

function describe(finding: Finding, { paint, width }: { paint: Paint; width: number }): string[] {
  const { line, column, severity, rule, fixable } = finding;
  const place = `${line}:${column}`;
  const head = `  ${paint.dim(place.padEnd(7))} ${colourOf(severity, paint)(severity.padEnd(8))} ${paint.bold(rule)}`;
  const mark = fixable ? paint.dim('  (--fix mends it)') : '';
  return [
    `${head}${mark}`,
    ...wrap(`          ${printableLine(finding.message)}`, width),
    ...wrap(`          Fix: ${printableLine(finding.fix)}`, width).map(paint.dim),
  ];
}

function colourOf(severity: Severity, paint: Paint): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return paint.red;
  return severity === 'medium' ? paint.yellow : paint.dim;
}
