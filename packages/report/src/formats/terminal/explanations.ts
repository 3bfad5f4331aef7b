import { cutColumns, formatMeasure, formatPlural, wrap } from '@seaworthy/core/format';
import type { Report, Verdict } from '@seaworthy/core/model';
import { printableLine } from '@seaworthy/core/text';
import { outcomeWords } from '../../summary/outcomes.ts';
import { failedVerdicts } from '../../summary/verdict-matrix.ts';
import { describePlace } from '../../summary/verdict-place.ts';
import type { Drawing } from './outcome-signs.ts';

const seenLines = 3;

/** One block for each failed verdict, and one for each reason that left verdicts unknown. */
export function explanations(report: Pick<Report, 'services' | 'verdicts'>, drawing: Drawing): string[][] {
  const failed = failedVerdicts(report).map((verdict) => failure(verdict, drawing));
  const unknown = report.verdicts.filter(({ outcome }) => outcome === 'unknown');
  const reasons = [...new Set(unknown.map(({ message }) => message))];
  return [...failed, ...reasons.map((reason) => unknownBlock(reason, unknown, drawing))];
}

function failure(verdict: Verdict, { width, paint, sign, pathOf }: Drawing): string[] {
  const rest = verdict.seen.length - seenLines;
  const place = printableLine(`${verdict.service}: ${verdict.title} (${verdict.severity})`);
  const measured = verdict.measures.map(formatMeasure).join('; ');
  return [
    `${sign('fail')} ${paint.bold(cutColumns(place, width - 2))}`,
    ...indent(`${verdict.message}${measured === '' ? '' : ` (${measured})`}`, '  ', width),
    ...verdict.seen.slice(0, seenLines).map((line) => paint.dim(`    ${cutColumns(printableLine(line), width - 4)}`)),
    ...(rest > 0 ? [paint.dim(`    and ${formatPlural(rest, 'line')} more`)] : []),
    ...(verdict.cause === undefined ? [] : indent(`At: ${describePlace(verdict.cause)}`, '  ', width)),
    ...(verdict.fix === undefined ? [] : indent(`Fix: ${verdict.fix}`, '  ', width)),
    // Never broken: a path is there to be clicked or copied.
    paint.dim(`  More: ${pathOf(`docs/checks/${printableLine(verdict.check)}.md`)}`),
  ];
}

function unknownBlock(reason: string, unknown: readonly Verdict[], { width, paint, sign }: Drawing): string[] {
  const concerned = unknown.filter(({ message }) => message === reason);
  const names = concerned.map(({ service, title }) => printableLine(`${service}: ${title}`));
  const which =
    names.length > seenLines ? `${formatPlural(names.length, 'verdict')} ${outcomeWords.unknown}` : names.join('; ');
  const fixes = [...new Set(concerned.map(({ fix }) => fix))].filter((fix) => fix !== undefined);
  return [
    `${sign('unknown')} ${paint.bold(cutColumns(which, width - 2))}`,
    ...indent(reason, '  ', width),
    ...fixes.slice(0, 1).flatMap((fix) => indent(`Fix: ${fix}`, '  ', width)),
  ];
}

function indent(text: string, by: string, width: number): string[] {
  return wrap(printableLine(text), width - by.length).map((line) => by + line);
}
