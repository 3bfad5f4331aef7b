import { join } from 'node:path';
import { baseImagesOf } from '@seaworthy/core';
import type { UserError } from '@seaworthy/core/errors';
import { buildRecordSchema, type Evidence, evidenceSchema, type Report } from '@seaworthy/core/model';
import {
  connectEngine,
  exitCodeOfReport,
  folderNameOf,
  lockTarget,
  openTarget,
  type Phases,
  type ProofSubject,
  plannedBefore,
  proveForeign,
  proveProject,
  type ReportRequest,
  readDocument,
  readStateFile,
  recogniseSubject,
  reportPath,
  STATE_FOLDER,
  saveReport,
  substituteBaseImages,
  type Target,
  trackPhases,
} from '@seaworthy/pipeline';
import type { Invocation, Outcome, RunCommand } from '../../invocation/invocation.ts';
import { nextCommand, quoteWord } from '../../invocation/program-name.ts';
import { renderRun } from '../../text/run-text.ts';

interface Options {
  from?: string;
}

const run: RunCommand<Options> = async (invocation) => {
  const {
    directory,
    arguments: [argument],
    options,
    output,
  } = invocation;
  const phases = trackPhases(output.onEvent);
  const subject = await recogniseSubject(directory, argument);
  const target = await openTarget(subject.kind === 'project' ? subject.directory : directory);
  await using _lock = await lockTarget(target, 'seaworthy prove');
  const saved = options.from === undefined ? undefined : await readEvidence(options.from);
  const request =
    subject.kind === 'project'
      ? await proveOwn(invocation, target, phases, saved)
      : await proveOther(invocation, subject, phases, saved);
  const report = await saveReport({ ...request, target, phases, onEvent: output.onEvent });
  return outcomeOf(report, request, target, { argument, output });
};
export default run;

type ProofReport = Omit<ReportRequest, 'target' | 'phases' | 'onEvent'> & { startFailure?: UserError | undefined };

async function proveOwn(
  { output, signal }: Invocation<Options>,
  target: Target,
  phases: Phases,
  saved: Evidence | undefined,
): Promise<ProofReport> {
  const { onEvent } = output;
  const plan = await plannedBefore(target);
  const build = await readBuild(target);
  const about = { name: plan.name, plan, files: [], build };
  if (saved !== undefined) return { ...about, engine: undefined, evidence: saved };
  const engine = await connectEngine(phases, ['buildx', 'compose']);
  const substitutions = await substituteBaseImages(engine, baseImagesOf(plan), { onEvent, signal });
  const proof = await proveProject({ engine, target, plan, substitutions, phases, onEvent, signal });
  return { ...about, engine, ...proof, limitation: proof.startFailure?.message };
}

async function proveOther(
  { output, signal }: Invocation<Options>,
  subject: Extract<ProofSubject, { kind: 'foreign' }>,
  phases: Phases,
  saved: Evidence | undefined,
): Promise<ProofReport> {
  const about = { folder: `proofs/${folderNameOf(subject.name)}`, name: subject.name, files: [] };
  if (saved !== undefined) return { ...about, engine: undefined, evidence: saved };
  const engine = await connectEngine(phases, ['buildx', 'compose']);
  const { onEvent } = output;
  const proof = await proveForeign({ engine, target: subject.target, phases, onEvent, signal });
  return { ...about, engine, ...proof, limitation: proof.startFailure?.message };
}

function readEvidence(path: string): Promise<Evidence> {
  return readDocument(path, evidenceSchema, 'seaworthy prove');
}

async function readBuild(target: Target) {
  const saved = await readStateFile(target, 'build.json');
  if (saved === undefined) return undefined;
  return readDocument(join(target.root, STATE_FOLDER, 'build.json'), buildRecordSchema, 'seaworthy build');
}

function outcomeOf(
  report: Report,
  { folder, startFailure: error }: ProofReport,
  target: Target,
  { argument, output }: { argument: string | undefined; output: Invocation['output'] },
): Outcome {
  const words = argument === undefined ? 'prove' : `prove ${quoteWord(argument)}`;
  const place = argument === undefined ? target : undefined;
  const again = nextCommand(words, place, 'once more, when what failed is mended');
  const passed = report.outcome !== 'fail';
  return {
    exitCode: error?.exitCode ?? exitCodeOfReport(report),
    text: renderRun({ report, error, addresses: [] }, join(target.display, reportPath(folder)), output),
    document: report,
    next: !passed
      ? [again]
      : folder === undefined
        ? [nextCommand('up', target, 'start the stack on this machine')]
        : [],
  };
}
