import type { UserError } from '@seaworthy/core/errors';
import {
  type BuildRecord,
  type Comparison,
  type EarlierVerdicts,
  type Evidence,
  type HeldTo,
  type HistoryEntry,
  type Outcome,
  type Plan,
  type Report,
  reaches,
  type Source,
  type TestRun,
  type Verdict,
} from '@seaworthy/core/model';
import { redactTexts } from '@seaworthy/core/secrets';
import type { Engine } from '@seaworthy/engine';
import manifest from '../../package.json' with { type: 'json' };
import type { Judging } from './judging.ts';

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
  heldTo?: HeldTo;
  verdicts: readonly Verdict[];
  /** Of the services. */
  places?: ReadonlyMap<string, Source>;
  history: readonly HistoryEntry[];
  /** Of earlier runs, oldest first. */
  earlier?: readonly EarlierVerdicts[];
  comparison?: Comparison | undefined;
  phases: Report['phases'];
}

/** Puts the documents of a run together. */
export function assembleReport(parts: ReportParts): Report {
  const { name, failure, engine, build, evidence, verdicts, tests = [], places = new Map() } = parts;
  return redactTexts({
    schemaVersion: 1 as const,
    name,
    seaworthyVersion: manifest.version,
    createdAt: new Date().toISOString(),
    outcome: outcomeOf(verdicts, build, tests),
    ...(failure === undefined ? {} : { limitation: `${shortened(failure.message)} (${failure.code})` }),
    ...(engine === undefined ? {} : { engine: describeEngine(engine) }),
    ...(Object.keys(parts.heldTo ?? {}).length === 0 ? {} : { heldTo: parts.heldTo }),
    decisions: parts.decisions ?? [],
    files: [...(parts.files ?? [])],
    ...(build === undefined ? {} : { build }),
    ...(tests.length === 0 ? {} : { tests: [...tests] }),
    services: evidence.services,
    verdicts: [...verdicts],
    ...(places.size === 0 ? {} : { places: Object.fromEntries(places) }),
    history: [...parts.history],
    earlier: [...(parts.earlier ?? [])],
    ...(parts.comparison === undefined ? {} : { comparison: parts.comparison }),
    ...(evidence.topology === undefined ? {} : { topology: evidence.topology }),
    phases: [...parts.phases],
  });
}

/** A failed build or suite is a no like a failed verdict; nothing judged at all is no yes. */
function outcomeOf(verdicts: readonly Verdict[], build: BuildRecord | undefined, tests: readonly TestRun[]): Outcome {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'fail';
  if (build?.outcome === 'failed' || verdicts.some(({ outcome }) => outcome === 'fail')) return 'fail';
  if (verdicts.length === 0 || [...verdicts, ...tests].some(({ outcome }) => outcome === 'unknown')) return 'unknown';
  return verdicts.some(({ outcome }) => outcome === 'pass') ? 'pass' : 'not-applicable';
}

function describeEngine({ version, os, architecture, strategy }: Engine): Report['engine'] {
  return { name: 'Docker Engine', version, details: [`${os}/${architecture}`, `found by ${strategy}`] };
}

/** A report has one line for it; whoever shows the failure itself has the whole message. */
function shortened(message: string): string {
  return message.length <= 160 ? message : `${message.slice(0, message.lastIndexOf(' ', 160))} …`;
}

/**
 * 1 when the build, a suite or a verdict of at least `failOn` failed, or when no verdict says yes or no: a run in which nothing
 * was observed is no yes. A single unknown verdict beside others stays visible in the report and fails the run only where
 * that is demanded (`strict`): it is no failure of the project. What is milder than `failOn` is still a failure in the report. Of what is `demanded`
 * nothing may fail or be unknown, however mild.
 */
export function exitCodeOfReport(
  { build, tests = [], verdicts }: Pick<Report, 'build' | 'tests' | 'verdicts'>,
  { failOn, strict, demanded }: Pick<Judging, 'failOn' | 'strict' | 'demanded'>,
): 0 | 1 {
  if (build?.outcome === 'failed' || tests.some(({ outcome }) => outcome === 'failed')) return 1;
  if (strict && [...verdicts, ...tests].some(({ outcome }) => outcome === 'unknown')) return 1;
  const isNo = (outcome: Outcome) => outcome === 'fail' || outcome === 'unknown';
  if (verdicts.some(({ check, outcome }) => demanded.has(check) && isNo(outcome))) return 1;
  if (verdicts.some(({ outcome, severity }) => outcome === 'fail' && reaches(severity, failOn))) return 1;
  return verdicts.some(({ outcome }) => outcome === 'pass' || outcome === 'fail') ? 0 : 1;
}
