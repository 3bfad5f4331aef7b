import type { Report } from '@seaworthy/core/model';
import { renderTerminal } from '@seaworthy/report';
import type { Output } from '../output/output.ts';

/** The verdicts, and where the whole report lies. */
export function renderReport(
  report: Report,
  path: string,
  { colors, columns }: Pick<Output, 'colors' | 'columns'>,
): string {
  const width = Math.min(columns ?? 100, 120);
  const verdicts = renderTerminal(report, { colour: colors.isColorSupported, width }).trimEnd();
  return `${verdicts}\n\n${colors.bold('Report')}  ${path}`;
}
