/**
 * The pipeline as a library. Every function takes one object of options, tells of its progress by `onEvent`, stops when
 * `signal` aborts, and resolves to data; a `UserError` is thrown only when the run can't go on. Nothing is printed and the
 * process is never ended.
 */
export { UserError } from '@seaworthy/core/errors';
export type {
  BuildRecord,
  Evidence,
  Facts,
  FileChange,
  Findings,
  OnEvent,
  Outcome,
  Plan,
  ProgressEvent,
  Report,
  TestRun,
  Verdict,
} from '@seaworthy/core/model';
export type { EngineAttempt, LogRecord, StackService, StackState } from '@seaworthy/engine';
export type { EngineReport, FoundationSubstitution, InstallOutcome, ToolReport } from '@seaworthy/provision';
export type { FindingFormatId, FormatId, RenderOptions } from '@seaworthy/report';
export { type BuildOptions, build } from './build/build.ts';
export type { Built } from './build/build-project.ts';
export { diagnoseEngine, type EngineDiagnosis } from './engine/diagnose-engine.ts';
export { type FoundationsOptions, makeFoundations } from './engine/make-foundations.ts';
export { installEngine, startEngine, stopEngine } from './engine/manage-engine.ts';
export { type GenerateOptions, type Generation, generate } from './generate/generate.ts';
export { type PinnedImage, type Pinning, pin } from './generate/pin.ts';
export { type Linting, type LintOptions, lint } from './lint/lint.ts';
export { type AnswerOptions, answer } from './plan/answer.ts';
export { type Initiation, init } from './plan/init.ts';
export { type OpenQuestion, type Planning, type PlanOptions, plan } from './plan/plan.ts';
export { type Proven, type ProveOptions, prove } from './prove/prove.ts';
export { type WatchOptions, watchProof } from './prove/watch-proof.ts';
export type { JudgingOptions } from './report/judging.ts';
export { openPage, type Rendered, type ReportOptions, report } from './report/report.ts';
export type { Judged } from './report/save-report.ts';
export type { AskingOptions, ProgressOptions, ProjectOptions, SecretQuestion } from './run/run.ts';
export { type Shipment, type ShipOptions, ship } from './ship/ship.ts';
export type { Address } from './stack/addresses.ts';
export { type Downed, type DownOptions, down } from './stack/down.ts';
export { type Logged, type LogsOptions, logs } from './stack/logs.ts';
export { type Listing, ps } from './stack/ps.ts';
export type { Started } from './stack/start-project.ts';
export { type Tested, type TestOptions, test } from './stack/test.ts';
export { type UpOptions, up } from './stack/up.ts';
