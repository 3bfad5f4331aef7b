import { UserError } from '@seaworthy/core/errors';
import { formatPlural } from '@seaworthy/core/format';
import type { BuildRecord, Evidence, OnEvent, Plan, Report } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { buildProject } from './build-project.ts';
import { connectEngine } from './connect-engine.ts';
import { generateProject } from './generate-project.ts';
import { type Phases, trackPhases } from './phases.ts';
import { planProject } from './plan-project.ts';
import { proveProject } from './prove-project.ts';
import { saveReport } from './save-report.ts';
import { type Address, startProject } from './start-project.ts';
import type { Target } from './target/open-target.ts';
import { unobservedEvidence } from './unobserved-evidence.ts';

export interface ShipRequest {
  target: Target;
  up: boolean;
  force: boolean;
  noCache: boolean;
  onEvent: OnEvent;
  signal: AbortSignal;
}

/** How far a project came. `error` says what stopped it after its files were written; the report exists all the same. */
export interface Shipment {
  report: Report;
  error: UserError | undefined;
  /** Where the running application can be tried; empty unless it was asked for. */
  addresses: Address[];
}

/** What the parts that need an engine have found so far. */
interface Progress {
  engine?: Engine;
  build?: BuildRecord;
  evidence?: Evidence;
}

/**
 * The whole way. What needs no engine throws when it cannot go on; from then on an error of the catalogue ends the work,
 * and everything that was not reached is unknown in the report.
 */
export async function shipProject(request: ShipRequest): Promise<Shipment> {
  const { target, onEvent, signal } = request;
  const phases = trackPhases(onEvent);
  const { facts, plan } = await phases.run(
    { id: 'plan', title: 'Detect and plan' },
    () => planProject(target),
    (planned) =>
      `${formatPlural(planned.plan.services.length, 'service')}, ${formatPlural(planned.plan.decisions.length, 'decision')}`,
  );
  const files = await phases.run(
    { id: 'generate', title: 'Generate' },
    () => {
      const documents = { 'facts.json': facts, 'plan.json': plan };
      return generateProject(target, plan, { force: request.force, documents, onEvent, signal });
    },
    ({ written, fileSet }) => `${written.length} of ${fileSet.files.length} files written`,
  );

  const progress: Progress = {};
  const error = await runUntilError(signal, () => buildAndProve(request, plan, phases, progress));
  const report = await writeReport(request, plan, {
    ...{ phases, progress, error },
    files: files.fileSet.files.map(({ path }) => path),
  });
  if (error !== undefined || !request.up || progress.engine === undefined) return { report, error, addresses: [] };
  const { engine } = progress;
  const substitutions = progress.build?.substitutions ?? [];
  let addresses: Address[] = [];
  // The verdicts stand, whatever keeps the stack from starting here.
  const startError = await runUntilError(signal, async () => {
    const started = await phases.run({ id: 'up', title: 'Start' }, () =>
      startProject({ engine, target, plan, profile: 'prod', substitutions, onEvent, signal }),
    );
    addresses = started.addresses;
  });
  return { report, error: startError, addresses };
}

async function buildAndProve(request: ShipRequest, plan: Plan, phases: Phases, progress: Progress): Promise<void> {
  const { target, onEvent, signal } = request;
  const engine = await connectEngine(phases, ['buildx', 'compose']);
  progress.engine = engine;
  const built = await buildProject({
    ...{ engine, target, plan, phases, onEvent, signal },
    ...{ targets: [], noCache: request.noCache },
  });
  progress.build = built.record;
  if (built.error !== undefined) throw built.error;
  const { substitutions } = built.record;
  const { evidence, startFailure } = await proveProject({
    ...{ engine, target, plan, substitutions, phases, onEvent, signal },
  });
  progress.evidence = evidence;
  if (startFailure !== undefined) throw startFailure;
}

/** The error of the catalogue that ended the work; an interruption and faults of this program go on. */
async function runUntilError(signal: AbortSignal, work: () => Promise<void>): Promise<UserError | undefined> {
  try {
    await work();
    signal.throwIfAborted();
    return undefined;
  } catch (error) {
    if (error instanceof UserError && !signal.aborted) return error;
    throw error;
  }
}

async function writeReport(
  { target, onEvent }: ShipRequest,
  plan: Plan,
  parts: { phases: Phases; progress: Progress; error: UserError | undefined; files: readonly string[] },
): Promise<Report> {
  const { phases, progress, error, files } = parts;
  const { subjectsOfPlan } = await import('@seaworthy/proof');
  const limitation = error === undefined ? undefined : `${shortened(error.message)} (${error.code})`;
  const reason = `Nothing was observed: the run ended before, with ${error?.code}.`;
  const evidence = progress.evidence ?? unobservedEvidence(subjectsOfPlan(plan), reason);
  const { engine, build } = progress;
  return saveReport({ target, name: plan.name, plan, files, engine, limitation, build, evidence, phases, onEvent });
}

/** The whole message stands in the error below the verdicts. */
function shortened(message: string): string {
  return message.length <= 160 ? message : `${message.slice(0, message.lastIndexOf(' ', 160))} …`;
}
