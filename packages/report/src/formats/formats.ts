import type { Report } from '@seaworthy/core/model';
import type { RenderOptions, ReportFormat } from './define-format.ts';
import { formats as registry } from './formats.gen.ts';

export type FormatId = keyof typeof registry;

/** Every format in which a report can be had, by id. */
export const formats: Readonly<Record<FormatId, ReportFormat>> = registry;

/** The report in one of its forms. */
export function renderReport(report: Report, format: FormatId, options: RenderOptions = {}): Promise<string> {
  return formats[format].render(report, options);
}
