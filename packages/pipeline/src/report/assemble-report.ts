import type { UserError } from '@seaworthy/core/errors';
import type {
  BuildRecord,
  EarlierVerdicts,
  Evidence,
  HistoryEntry,
  Outcome,
  Plan,
  Report,
  TestRun,
  Verdict,
} from '@seaworthy/core/model';
import { redactTexts } from '@seaworthy/core/secrets';
import type { Engine } from '@seaworthy/engine';
import manifest from '../../package.json' with { type: 'json' };

export interface ReportParts {
  name: string;
  decisions?: Plan['decisions'] | undefined;
  /** Of the generated files, relative to the project. */
  files?: readonly string[] | undefined;
  engine?: Engine | undefined;
  /** What ended the run; everything that it kept from being observed is unknown. */
  failure?: UserError | undefined;
  build?: BuildRecord | undefined;
  /** Test suites that were run; absent: none was. */
  tests?: readonly TestRun[] | undefined;
  evidence: Evidence;
  verdicts: readonly Verdict[];
  history: readonly HistoryEntry[];
  /** Of earlier runs, oldest first. */
  earlier?: readonly EarlierVerdicts[];
  phases: Report['phases'];
}

/** Puts the documents of a run together. */
export function assembleReport(parts: ReportParts): Report {
  const { name, failure, engine, build, evidence, verdicts, tests = [] } = parts;
  return redactTexts({
    schemaVersion: 1 as const,
    name,
    seaworthyVersion: manifest.version,
    createdAt: new Date().toISOString(),
    outcome: outcomeOf(verdicts, build, tests),
    ...(failure === undefined ? {} : { limitation: `${shortened(failure.message)} (${failure.code})` }),
    ...(engine === undefined ? {} : { engine: describeEngine(engine) }),
    decisions: parts.decisions ?? [],
    files: [...(parts.files ?? [])],
    ...(build === undefined ? {} : { build }),
    ...(tests.length === 0 ? {} : { tests: [...tests] }),
    services: evidence.services,
    verdicts: [...verdicts],
    history: [...parts.history],
    earlier: [...(parts.earlier ?? [])],
    ...(evidence.topology === undefined ? {} : { topology: evidence.topology }),
    phases: [...parts.phases],
  });
}

/** A failed build or suite is a no like a failed verdict; nothing judged at all is no yes. */
function outcomeOf(verdicts: readonly Verdict[], build: BuildRecord | undefined, tests: readonly TestRun[]): Outcome {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'fail';
  if (build?.outcome === 'failed' || verdicts.some(({ outcome }) => outcome === 'fail')) return 'fail';
  if (verdicts.length === 0 || [...verdicts, ...tests].some(({ outcome }) => outcome === 'unknown')) return 'unknown';
  return 'pass';
}

function describeEngine({ version, os, architecture, strategy }: Engine): Report['engine'] {
  return { name: 'Docker Engine', version, details: [`${os}/${architecture}`, `found by ${strategy}`] };
}

/** A report has one line for it; whoever shows the failure itself has the whole message. */
function shortened(message: string): string {
  return message.length <= 160 ? message : `${message.slice(0, message.lastIndexOf(' ', 160))} …`;
}

/**
 * 1 when a verdict failed, or when none passed: a run in which nothing was observed is no yes. A single unknown verdict
 * beside others that passed stays visible in the report and doesn't fail the run: it is no failure of the project.
 */
export function exitCodeOfReport({ outcome, verdicts }: Report): 0 | 1 {
  return outcome !== 'fail' && verdicts.some((verdict) => verdict.outcome === 'pass') ? 0 : 1;
}
