import { join } from 'node:path';
import { type BuildRecord, buildRecordSchema, type Evidence, evidenceSchema, type Report } from '@seaworthy/core/model';
import type { ProveTarget } from '@seaworthy/proof';
import { substituteBaseImages } from '../engine/base-images.ts';
import { connectEngine } from '../engine/connect-engine.ts';
import { plannedBefore } from '../plan/planned-before.ts';
import { baseImagesOf, projectNameOf } from '../plan-reading.ts';
import { type Judging, type JudgingOptions, readJudging } from '../report/judging.ts';
import { type Judged, type ReportRequest, saveReport } from '../report/save-report.ts';
import { type AskingOptions, type ProjectOptions, type Run, startRun } from '../run/run.ts';
import { prepareStack } from '../secrets/prepare-stack.ts';
import { lockTarget } from '../target/lock.ts';
import type { Target } from '../target/open-target.ts';
import { readDocument } from '../target/read-document.ts';
import { readStateFile, STATE_FOLDER } from '../target/state-folder.ts';
import { folderNameOf, type ProofSubject, recogniseSubject } from './proof-subject.ts';
import { type ProjectProof, proveForeign, proveProject } from './prove-project.ts';

export interface ProveOptions extends ProjectOptions, AskingOptions, JudgingOptions {
  /** A compose file, an image or a project's folder, relative to `directory`; absent: the project itself. */
  subject?: string | undefined;
  /** A second subject of the same kinds, which is proven first, and compared with. */
  against?: string | undefined;
  /** Path of a saved evidence.json that is judged again; absent: the experiments are run. */
  from?: string | undefined;
}

/** The judged report of what was observed. */
export interface Proven extends Judged {
  /** The folder in which the report lies: the project that was proven, or `directory` for anything foreign. */
  directory: string;
  /** Something else than a project of Seaworthy's was proven. */
  foreign: boolean;
}

/**
 * Starts a stack under a name of its own, observes it, removes it, and judges; leaves `evidence.json`, `report.json` and
 * `report.html`. Services that do not start are a result with a `failure`: what could still be observed is judged. Errors:
 * INVALID_USAGE for a subject or a check that is nothing, CONFIGURATION_INVALID and FILE_UNREADABLE for `budget`, ENGINE_UNREACHABLE, COMPOSE_FILE_INVALID, BASE_IMAGE_MISSING,
 * REGISTRY_UNREACHABLE, ALREADY_RUNNING, DOCUMENT_UNUSABLE for `from`.
 */
export async function prove(options: ProveOptions): Promise<Proven> {
  const judging = await readJudging(options, 'prove');
  const subject = await recogniseSubject(options.directory, options.subject);
  const directory = subject.kind === 'project' ? subject.directory : options.directory;
  const against = options.against === undefined ? undefined : await proveOther(options, options.against);
  const run = await startRun({ ...options, directory });
  await using _lock = await lockTarget(run.target, 'seaworthy prove');
  const saved = options.from === undefined ? undefined : await readEvidence(options.from);
  const judged =
    subject.kind === 'project'
      ? await proveOwn(run, { judging, against }, saved)
      : await proveForeignOne(run, subject, { judging, against }, saved);
  return { ...judged, directory, foreign: subject.kind === 'foreign' };
}

type How = Pick<ReportRequest, 'judging' | 'against'>;

/**
 * In turn, never side by side: what both take of one machine would be measured as theirs. Its own report is left where that
 * of its kind lies; the answer is about the first subject alone.
 */
async function proveOther(options: ProveOptions, subject: string): Promise<Report> {
  const { from: _, against: __, onEvent = () => {}, ...asked } = options;
  onEvent({ type: 'notice', level: 'info', message: `Proving ${subject} first, to compare with it` });
  const { report } = await prove({
    ...asked,
    subject,
    onEvent: (event) => (event.type === 'verdict' ? undefined : onEvent(event)),
  });
  return report;
}

async function proveOwn(run: Run, { judging, against }: How, saved: Evidence | undefined): Promise<Judged> {
  const plan = await plannedBefore(run.target);
  const about = {
    ...{ judging, against },
    name: projectNameOf(plan),
    decisions: plan.decisions,
    build: await readBuild(run.target),
    composeFile: join(run.target.root, 'compose.yaml'),
  };
  if (saved !== undefined) return saveReport(run, { ...about, evidence: saved });
  const engine = await connectEngine(run.phases, ['buildx', 'compose']);
  await prepareStack(run, { engine, plan, profile: 'prod', publishes: false, builds: false });
  const substitutions = await substituteBaseImages(run, engine, baseImagesOf(plan));
  const proof = await proveProject(run, { engine, plan, substitutions, ...askedBy(judging) });
  return saveReport(run, { ...about, engine, ...proof });
}

async function proveForeignOne(
  run: Run,
  subject: Extract<ProofSubject, { kind: 'foreign' }>,
  { judging, against }: How,
  saved: Evidence | undefined,
): Promise<Judged> {
  const about = {
    ...{ judging, against },
    folder: `proofs/${folderNameOf(subject.name)}`,
    name: subject.name,
    composeFile: composeFileOf(subject.target),
  };
  if (saved !== undefined) return saveReport(run, { ...about, evidence: saved });
  const engine = await connectEngine(run.phases, ['buildx', 'compose']);
  const proof = await proveForeign(run, engine, subject.target, askedBy(judging));
  return saveReport(run, { ...about, engine, ...proof });
}

function askedBy({ evidence, hold }: Judging): Pick<ProjectProof, 'only' | 'held'> {
  return { only: evidence, held: hold };
}

/** The file that was named; what is merged into it may come from elsewhere. */
function composeFileOf(target: ProveTarget): string | undefined {
  const [file] = target.kind === 'compose' ? target.files : [];
  return target.kind === 'compose' && file !== undefined ? join(target.directory, file) : undefined;
}

function readEvidence(path: string): Promise<Evidence> {
  return readDocument(path, evidenceSchema, 'seaworthy prove');
}

async function readBuild(target: Target): Promise<BuildRecord | undefined> {
  const saved = await readStateFile(target, 'build.json');
  if (saved === undefined) return undefined;
  return readDocument(join(target.root, STATE_FOLDER, 'build.json'), buildRecordSchema, 'seaworthy build');
}
