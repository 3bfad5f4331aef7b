import type { UserError } from '@seaworthy/core/errors';
import type { TaskEnd } from '@seaworthy/core/events';
import type { BuildRecord, Evidence, EvidenceKind, Plan } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { ProveRequest, ProveTarget } from '@seaworthy/proof';
import { substituteKnownImages } from '../engine/base-images.ts';
import { filesOf } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { ensureSecrets } from '../secrets/ensure-secrets.ts';
import { compareWithTree } from '../target/compare-tree.ts';

/** What was observed, and what kept the stack from starting. */
export interface Proof {
  evidence: Evidence;
  failure?: UserError;
}

export interface ProjectProof {
  engine: Engine;
  plan: Plan;
  substitutions: BuildRecord['substitutions'];
  /** Kinds of evidence that are wanted; absent: all. */
  only?: readonly EvidenceKind[] | undefined;
  /** As this run holds the services; absent: as they are. */
  held?: ProveRequest['held'];
}

/** The experiments on this project's production stack, with the images that were built. Leaves nothing running. */
export function proveProject(run: Run, { engine, plan, substitutions, only, held }: ProjectProof): Promise<Proof> {
  const { target, onEvent } = run;
  return provePhase(run, async () => {
    const { subjectsOfPlan } = await import('@seaworthy/proof');
    const environment = await ensureSecrets(target, plan, onEvent);
    return experiment(run, engine, {
      target: { kind: 'compose', directory: target.root, files: ['compose.yaml'], profiles: ['prod'], environment },
      subjects: subjectsOfPlan(plan, { edited: await wereEdited(target, plan) }),
      substitutions,
      build: false,
      ...(only === undefined ? {} : { only }),
      ...(held === undefined ? {} : { held }),
    });
  });
}

/** The same for anybody's compose file or image. Foundations stand in for public images that cannot be had. */
export function proveForeign(
  run: Run,
  engine: Engine,
  target: ProveTarget,
  { only, held }: Pick<ProjectProof, 'only' | 'held'>,
): Promise<Proof> {
  return provePhase(run, async () => {
    const { imagesOfTarget } = await import('@seaworthy/proof');
    if (target.kind === 'compose') await requireFilesAndVariables(engine, target);
    const substitutions = await substituteKnownImages(run, engine, await imagesOfTarget(engine, target));
    return experiment(run, engine, {
      ...{ target, substitutions },
      ...(only === undefined ? {} : { only }),
      ...(held === undefined ? {} : { held }),
    });
  });
}

/** A stack of somebody else is refused for what it lacks before its images are built, too. */
async function requireFilesAndVariables(
  engine: Engine,
  { directory, files, profiles = [], environment = {} }: Extract<ProveTarget, { kind: 'compose' }>,
): Promise<void> {
  const { findMissingConfiguration, requireConfiguration } = await import('@seaworthy/engine');
  const project = { directory, composeFiles: files, profiles, env: environment, projectName: '' };
  requireConfiguration(await findMissingConfiguration(engine, project, { publishes: false }));
}

/** What a file of the plan says is no longer what seaworthy.yaml says. */
async function wereEdited(target: Run['target'], plan: Plan): Promise<boolean> {
  const changes = await compareWithTree(target, filesOf(plan));
  return changes.some(({ state }) => state === 'edited' || state === 'foreign');
}

function provePhase({ phases }: Run, action: () => Promise<Proof>): Promise<Proof> {
  return phases.run({ id: 'prove', title: 'Prove' }, action, endOf);
}

async function experiment(
  run: Run,
  engine: Engine,
  request: Omit<ProveRequest, 'findAgent' | 'onEvent' | 'signal'>,
): Promise<Proof> {
  const { prove } = await import('@seaworthy/proof');
  const { findAgentImage } = await import('../engine/find-agent-image.ts');
  const { onEvent, signal } = run;
  const findAgent = () => findAgentImage(engine, request.substitutions ?? [], run);
  const { evidence, startFailure: failure } = await prove(engine, { ...request, findAgent, onEvent, signal });
  return failure === undefined ? { evidence } : { evidence, failure };
}

function endOf({ failure }: Proof): TaskEnd {
  return failure === undefined ? '' : { failed: failure.code };
}
