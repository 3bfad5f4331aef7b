export type { RenderOptions, ReportFormat } from './formats/define-format.ts';
export {
  type FindingFormatId,
  type FormatId,
  findingFormats,
  formats,
  renderFindings,
  renderReport,
} from './formats/formats.ts';
export { compareVerdicts } from './summary/compare-verdicts.ts';
export { describeTestRun } from './summary/test-runs.ts';
