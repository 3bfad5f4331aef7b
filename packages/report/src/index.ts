export type { RenderOptions, ReportFormat } from './formats/define-format.ts';
export { type FormatId, formats, renderReport } from './formats/formats.ts';
export { describeTestRun } from './summary/test-runs.ts';
