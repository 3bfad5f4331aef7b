import { join } from 'node:path';
import { UserError } from '@seaworthy/core/errors';
import { formatPlural } from '@seaworthy/core/format';
import type { BuildRecord, Evidence, Plan, TestRun } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { buildProject } from '../build/build-project.ts';
import { connectEngine } from '../engine/connect-engine.ts';
import { generateForBuild } from '../generate/generate-for-build.ts';
import { type PlannedProject, type PlanningOptions, planProject } from '../plan/plan-project.ts';
import { countsOf, projectNameOf, testTargetsOf } from '../plan-reading.ts';
import { type ProjectProof, proveProject } from '../prove/prove-project.ts';
import { unobservedEvidence } from '../prove/unobserved-evidence.ts';
import { type Judging, type JudgingOptions, readJudging } from '../report/judging.ts';
import { type Judged, saveReport } from '../report/save-report.ts';
import { type AskingOptions, type ProjectOptions, type Run, startRun } from '../run/run.ts';
import { prepareStack } from '../secrets/prepare-stack.ts';
import type { Address } from '../stack/addresses.ts';
import { startProject } from '../stack/start-project.ts';
import { testProject } from '../stack/test-project.ts';
import { lockTarget } from '../target/lock.ts';

export interface ShipOptions extends ProjectOptions, AskingOptions, PlanningOptions, JudgingOptions {
  /** Leaves the stack running at the end. Default false. */
  up?: boolean | undefined;
  /** Overwrites files that were edited by hand or that were there before. Default false. */
  force?: boolean | undefined;
  /** Builds every step anew. Default false. */
  noCache?: boolean | undefined;
  /** False: the services' own test suites are not run. Default true: those that the plan knows are run before the proof. */
  tests?: boolean | undefined;
}

/** How far a project came. `failure` says what stopped it after its files were written; the report exists all the same. */
export interface Shipment extends Judged {
  /** Where the running application can be tried; empty unless it was asked for. */
  addresses: Address[];
}

/** What the parts that need an engine have found, and what ended them. */
interface Progress {
  engine?: Engine;
  build?: BuildRecord;
  tests?: TestRun[];
  evidence?: Evidence;
  failure?: UserError;
}

/**
 * The whole way: plan, generate, build, test, prove, report. What needs no engine throws when it cannot go on (the errors of
 * `generate`, FILES_IN_THE_WAY, and INVALID_USAGE for a check that there is not); from then on an error of the catalogue is the result's `failure`, and everything that
 * was not reached is unknown in the report.
 */
export async function ship(options: ShipOptions): Promise<Shipment> {
  const judging = await readJudging(options, 'ship');
  const run = await startRun(options);
  await using _lock = await lockTarget(run.target, 'seaworthy ship');
  const planned = await planPhase(run, options);
  const { plan } = planned;
  await requireKnown(judging, plan);
  const { files } = await generatePhase(run, planned, options.force ?? false);
  const progress = await buildAndProve(run, plan, { ...options, only: judging.evidence, held: judging.hold });
  const judged = await writeReport(run, plan, { ...progress, files, judging });
  const { engine, build, failure } = progress;
  if (failure !== undefined || engine === undefined || !options.up) return { ...judged, addresses: [] };
  // The verdicts stand, whatever keeps the stack from starting here.
  const started = await untilFailure(run, () =>
    run.phases.run({ id: 'up', title: 'Start' }, () =>
      startProject(run, { engine, plan, profile: 'prod', substitutions: build?.substitutions ?? [] }),
    ),
  );
  if (started instanceof UserError) {
    return { ...judged, failure: started, exitCode: started.exitCode, addresses: [] };
  }
  return { ...judged, addresses: started.addresses };
}

/** A budget for a service that there is not is said before anything takes time. */
async function requireKnown({ hold }: Judging, plan: Plan): Promise<void> {
  const { subjectsOfPlan } = await import('@seaworthy/proof');
  hold(subjectsOfPlan(plan));
}

function planPhase({ target, phases }: Run, { adopt }: PlanningOptions): Promise<PlannedProject> {
  return phases.run(
    { id: 'plan', title: 'Detect and plan' },
    () => planProject(target, { adopt }),
    ({ plan }) => {
      const { services, decisions } = countsOf(plan);
      return `${formatPlural(services, 'service')}, ${formatPlural(decisions, 'decision')}`;
    },
  );
}

function generatePhase(run: Run, planned: PlannedProject, force: boolean): ReturnType<typeof generateForBuild> {
  return run.phases.run(
    { id: 'generate', title: 'Generate' },
    () => generateForBuild(run, planned, { force }),
    ({ files, written }) => `${written.length} of ${files.length} files written`,
  );
}

/** Goes as far as it can. Each part adds what it found, so that what was found before a failure is kept. */
async function buildAndProve(
  run: Run,
  plan: Plan,
  {
    noCache = false,
    up = false,
    tests = true,
    only,
    held,
  }: Omit<ShipOptions, 'only'> & Pick<ProjectProof, 'only' | 'held'>,
): Promise<Progress> {
  const progress: Progress = {};
  const ended = await untilFailure(run, async () => {
    const engine = await connectEngine(run.phases, ['buildx', 'compose']);
    progress.engine = engine;
    await prepareStack(run, { engine, plan, profile: 'prod', publishes: up, builds: true });
    const built = await buildProject(run, { engine, plan, targets: [], noCache });
    progress.build = built.record;
    if (built.failure !== undefined) return built.failure;
    const { substitutions } = built.record;
    if (tests && testTargetsOf(plan).length > 0) {
      const tested = await testProject(run, { engine, plan, substitutions });
      progress.tests = tested.runs;
      if (tested.failure !== undefined) return tested.failure;
    }
    // A suite that fails does not keep the rest from being observed: whoever mends something wants to know all of it.
    const proof = await proveProject(run, { engine, plan, substitutions, only, held });
    progress.evidence = proof.evidence;
    return proof.failure;
  });
  return ended === undefined ? progress : { ...progress, failure: ended };
}

/** What the work resolves to, or the error of the catalogue that ended it; an interruption and faults of ours go on. */
async function untilFailure<Result>({ signal }: Run, work: () => Promise<Result>): Promise<Result | UserError> {
  try {
    const result = await work();
    signal.throwIfAborted();
    return result;
  } catch (error) {
    if (error instanceof UserError && !signal.aborted) return error;
    throw error;
  }
}

async function writeReport(
  run: Run,
  plan: Plan,
  progress: Progress & { files: readonly string[]; judging: Judging },
): Promise<Judged> {
  const { subjectsOfPlan } = await import('@seaworthy/proof');
  const reason = `Nothing was observed: the run ended before, with ${progress.failure?.code}.`;
  const evidence = progress.evidence ?? unobservedEvidence(subjectsOfPlan(plan), reason);
  const composeFile = join(run.target.root, 'compose.yaml');
  return saveReport(run, { ...progress, name: projectNameOf(plan), decisions: plan.decisions, composeFile, evidence });
}
