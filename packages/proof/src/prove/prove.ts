import { randomBytes } from 'node:crypto';
import type { UserError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import type { Evidence, EvidenceKind, OnEvent, ServiceEvidence, Subject } from '@seaworthy/core/model';
import {
  type ComposeConfig,
  type Engine,
  findSubstitution,
  readComposeConfig,
  type Substitution,
} from '@seaworthy/engine';
import type { AnyExperiment } from '../experiments/define-experiment.ts';
import { experiments as allExperiments } from '../experiments/experiments.gen.ts';
import { runExperiments } from '../scheduler/run-experiments.ts';
import type { AgentImage } from '../sources/agent-container.ts';
import { needsStage } from '../sources/sources.ts';
import { collectEvidence } from './collect-evidence.ts';
import { createLaboratory } from './create-laboratory.ts';
import { findServices, imageHealthChecks } from './find-services.ts';
import { removeLeftOvers } from './left-over.ts';
import { prepareImage } from './prepare-image.ts';
import { type ProveProjectOptions, proveProject } from './prove-project.ts';
import { requireImage } from './require-image.ts';
import { createStack, type ProveStack } from './stack.ts';
import { type ComposeTarget, composeProjectOf, type ProveTarget } from './target.ts';
import { topologyOf } from './topology-of.ts';
import { serviceName, wrapImage } from './wrap-image.ts';

export interface ProveRequest {
  target: ProveTarget;
  /** What a plan knows of the services; the rest is told from the compose file and the images. */
  subjects?: readonly Subject[];
  substitutions?: readonly Substitution[];
  /** The subjects as this run holds them, by which it decides what to try again; the evidence keeps them as they are. May refuse them. */
  held?: (subjects: readonly Subject[]) => Subject[];
  /**
   * An image that the agent runs from; without one nothing inside containers is observed. Asked once, before anything
   * runs, and only when an experiment needs it.
   */
  findAgent: () => Promise<AgentImage | undefined>;
  /** Kinds of evidence that are asked for; all when absent. What isn't asked for is not observed. */
  only?: readonly EvidenceKind[];
  /** The experiments that there are; all of this version when absent. */
  experiments?: readonly AnyExperiment[];
  /** Whether services with a `build` section are built first; otherwise their images have to be there. Default true. */
  build?: boolean;
  onEvent: OnEvent;
  signal?: AbortSignal;
}

/** What was observed, and why not everything could be started or built. */
export interface Proof {
  evidence: Evidence;
  startFailure?: UserError;
}

interface Project {
  original: ComposeConfig;
  directory: string;
  shared: ProveStack;
  newStack(): Promise<ProveStack>;
}

type Proceeding = Required<Omit<ProveRequest, 'target' | 'only'>> & Pick<ProveRequest, 'only'>;

/**
 * Puts a project to the proof in a compose project of its own, which is gone afterwards, also when `signal` aborts it.
 * A service that does not start is no error: what could not be observed says why. Throws COMPOSE_FILE_INVALID when
 * compose cannot read the project, BASE_IMAGE_MISSING and REGISTRY_UNREACHABLE when an image cannot be had.
 */
export async function prove(engine: Engine, { target, ...request }: ProveRequest): Promise<Proof> {
  const proceeding: Proceeding = {
    ...{
      subjects: [],
      held: (subjects) => [...subjects],
      substitutions: [],
      build: true,
      signal: new AbortController().signal,
    },
    experiments: Object.values(allExperiments),
    ...request,
  };
  if (target.kind === 'compose') return proveCompose(engine, proceeding, target);
  return proveImage(engine, { ...proceeding, findAgent: once(proceeding.findAgent) }, target.reference);
}

async function proveImage(engine: Engine, proceeding: Proceeding, reference: string): Promise<Proof> {
  const { substitutions, signal, findAgent, onEvent } = proceeding;
  const image = findSubstitution(substitutions, reference)?.substitute ?? reference;
  await requireImage(engine, image, signal);
  await removeLeft(engine, serviceName(reference), onEvent);
  const title = 'Trying the recommended flags';
  const prepared = runsAnything(proceeding)
    ? await trackTask(onEvent, { id: 'prove/flags', title }, () =>
        prepareImage(engine, { reference, image, findAgent, signal }),
      )
    : undefined;
  await using wrapped = await wrapImage(reference, prepared ?? { flags: [] });
  const proof = await proveCompose(engine, proceeding, wrapped);
  if (prepared === undefined) return proof;
  const withRun = ({ subject, ...rest }: ServiceEvidence) => ({ subject: { ...subject, run: prepared.run }, ...rest });
  return { ...proof, evidence: { ...proof.evidence, services: proof.evidence.services.map(withRun) } };
}

/** Whether anything that is asked for needs a container that runs. */
function runsAnything({ experiments, only }: Proceeding): boolean {
  return experiments.some(
    ({ needs, yields }) => needs.some(needsStage) && yields.some((kind) => only?.includes(kind) ?? true),
  );
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let result: Promise<Value> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

async function proveCompose(engine: Engine, proceeding: Proceeding, target: ComposeTarget): Promise<Proof> {
  const { onEvent, signal } = proceeding;
  const original = await readComposeConfig(engine, composeProjectOf(target));
  await removeLeft(engine, original.name, onEvent);
  const newStack = () =>
    createStack(engine, { name: `${original.name}-prove-${randomBytes(3).toString('hex')}`, target, signal });
  const shared = await newStack();
  try {
    return await proveIn(engine, proceeding, { original, shared, newStack, directory: target.directory });
  } finally {
    await trackTask(onEvent, { id: 'prove/clean', title: 'Removing the stack again' }, () =>
      shared[Symbol.asyncDispose](),
    );
  }
}

async function removeLeft(engine: Engine, project: string, onEvent: OnEvent): Promise<void> {
  for (const leftOver of await removeLeftOvers(engine, project)) {
    const message = `Removed the stack ${leftOver}, which an earlier run left when it was killed`;
    onEvent({ type: 'notice', level: 'info', message });
  }
}

async function proveIn(
  engine: Engine,
  proceeding: Proceeding,
  { original, shared, newStack, directory }: Project,
): Promise<Proof> {
  const { substitutions, subjects, only, findAgent, onEvent, signal } = proceeding;
  const plain = { name: shared.name, labels: shared.labels, substitutions, build: proceeding.build };
  const unpublished = proveProject(original, { ...plain, published: {}, datastores: new Set(), imageHealthChecks: {} });
  const buildFailure = await buildImages(shared, unpublished, onEvent);
  const found = await findServices(engine, { original, config: unpublished, subjects, directory });
  const held = proceeding.held(found.map(({ service }) => service.subject));
  const services = found.map(({ service }, index) => ({ ...service, subject: held[index] ?? service.subject }));
  const experiments = proceeding.experiments.filter(({ yields }) =>
    yields.some((kind) => only?.includes(kind) ?? true),
  );

  const laboratory = await createLaboratory(engine, {
    ...{ original, services, buildFailure, experiments, shared, createStack: newStack, findAgent, onEvent, signal },
    configFor: ({ name, labels }, hostPorts) => {
      const own = name === shared.name ? {} : { build: false, builtAs: shared.name };
      return proveProject(original, {
        ...{ ...plain, name, labels, ...own, imageHealthChecks: imageHealthChecks(found) },
        published: publishedPorts(
          services.map(({ subject }) => subject),
          hostPorts,
        ),
        datastores: new Set(
          services.flatMap(({ subject }) => (subject.shape === 'datastore' ? [subject.service] : [])),
        ),
      });
    },
  });
  const { observations, conditions, startFailure } = await runExperiments(laboratory, { experiments, onEvent, signal });
  const kinds = proceeding.experiments.flatMap(({ yields }) => yields);
  const topology = topologyOf(
    original,
    services.map(({ subject }) => subject),
  );
  const asFound = found.map(({ service }) => service);
  const evidence = collectEvidence(asFound, observations, { kinds, only, conditions, topology });
  return { evidence, ...(startFailure === undefined ? {} : { startFailure }) };
}

async function buildImages(stack: ProveStack, config: ComposeConfig, onEvent: OnEvent): Promise<UserError | undefined> {
  if (Object.values(config.services).every(({ build }) => build === undefined)) return undefined;
  return trackTask(onEvent, { id: 'prove/build', title: 'Building the images' }, () => stack.build(config));
}

function publishedPorts(
  subjects: readonly Subject[],
  hostPorts: ReadonlyMap<string, number>,
): ProveProjectOptions['published'] {
  return Object.fromEntries(
    subjects.flatMap(({ service, port }) => {
      const hostPort = hostPorts.get(service);
      return port === undefined || hostPort === undefined ? [] : [[service, { containerPort: port, hostPort }]];
    }),
  );
}
