import type { Findings, Report } from '@seaworthy/core/model';
import type { RenderOptions, ReportFormat } from './define-format.ts';
import { formats as registry } from './formats.gen.ts';

export type FormatId = keyof typeof registry;

/** Every format in which a report can be had, by id. */
export const formats: Readonly<Record<FormatId, ReportFormat>> = registry;

/** The report in one of its forms. */
export function renderReport(report: Report, format: FormatId, options: RenderOptions = {}): Promise<string> {
  return formats[format].render(report, options);
}

export type FindingFormatId = {
  [Id in FormatId]: (typeof registry)[Id] extends { renderFindings: unknown } ? Id : never;
}[FormatId];

type FindingFormat = ReportFormat & Required<Pick<ReportFormat, 'renderFindings'>>;

/** Every format in which findings of `lint` can be had, by id. */
export const findingFormats = Object.fromEntries(
  Object.entries(formats).filter(([, { renderFindings }]) => renderFindings !== undefined),
) as Readonly<Record<FindingFormatId, FindingFormat>>;

/** What rules say of files, in one of its forms. */
export function renderFindings(
  findings: Findings,
  format: FindingFormatId,
  options: RenderOptions = {},
): Promise<string> {
  return findingFormats[format].renderFindings(findings, options);
}
