import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { UserError } from '@seaworthy/core/errors';
import type { Evidence, EvidenceKind, OnEvent, ServiceEvidence, Subject } from '@seaworthy/core/model';
import { evidenceSchemas } from '@seaworthy/core/model';
import {
  type ComposeConfig,
  type Engine,
  type ImageInspection,
  inspectImage,
  oneShotServices,
  readComposeConfig,
} from '@seaworthy/engine';
import type { AgentImage } from '../probes/agent/run-agent.ts';
import { findAgentImage } from './agent-image.ts';
import { experiment } from './experiment.ts';
import { removeLeftOvers } from './left-over.ts';
import { type PublishedPorts, proveProject } from './prove-project.ts';
import { requireImage } from './require-image.ts';
import { createStack, freePorts, type ProveStack } from './stack.ts';
import { type ProvenSubject, subjectOfCompose } from './subjects.ts';
import { type ComposeTarget, composeProjectOf, type ImageSubstitution, type ProveTarget } from './target.ts';
import { task } from './task.ts';
import { wrapImage } from './wrap-image.ts';

export interface ProveRequest {
  target: ProveTarget;
  /** What a plan knows of the services; the rest is told from the compose file and the images. */
  subjects?: readonly Subject[];
  substitutions?: readonly ImageSubstitution[];
  /** Where the agent runs; found by itself when absent. */
  agent?: AgentImage;
  /** Kinds of evidence that are asked for; all when absent. What isn't asked for is not observed. */
  only?: readonly EvidenceKind[];
  /** Whether services with a `build` section are built first; otherwise their images have to be there. Default true. */
  build?: boolean;
  onEvent: OnEvent;
  /** Called with the cause when not every service starts, or when images can't be built; the evidence names it in short. */
  onStartFailure?: (cause: UserError) => void;
  signal?: AbortSignal;
}

/**
 * Puts a project to the proof in a compose project of its own, which is gone afterwards, also when `signal` aborts it.
 * A service that does not start is no error: what could not be observed says why. Throws COMPOSE_FILE_INVALID when
 * compose cannot read the project, BASE_IMAGE_MISSING
 * and REGISTRY_UNREACHABLE when an image cannot be had.
 */
export async function prove(engine: Engine, request: ProveRequest): Promise<Evidence> {
  const { target } = request;
  if (target.kind === 'compose') return proveCompose(engine, request, target);
  const substitution = request.substitutions?.find(({ reference }) => reference === target.reference);
  await requireImage(engine, substitution?.substitute ?? target.reference, request.signal);
  const wrapped = await wrapImage(target.reference);
  try {
    return await proveCompose(engine, request, wrapped);
  } finally {
    await rm(wrapped.directory, { recursive: true, force: true });
  }
}

async function proveCompose(engine: Engine, request: ProveRequest, target: ComposeTarget): Promise<Evidence> {
  const original = await readComposeConfig(engine, composeProjectOf(target));
  const name = `${original.name}-prove-${randomBytes(3).toString('hex')}`;
  const abort = request.signal === undefined ? {} : { signal: request.signal };
  for (const leftOver of await removeLeftOvers(engine, original.name)) {
    const message = `Removed the stack ${leftOver}, which an earlier run left when it was killed`;
    request.onEvent({ type: 'notice', level: 'info', message });
  }
  const stack = await createStack(engine, { name, target, ...abort });
  try {
    return { schemaVersion: 1, services: await proveIn(engine, request, original, stack, name) };
  } finally {
    await task(request.onEvent, 'prove/clean', 'Removing the stack again', () => stack[Symbol.asyncDispose]());
  }
}

async function proveIn(
  engine: Engine,
  request: ProveRequest,
  original: ComposeConfig,
  stack: ProveStack,
  name: string,
): Promise<ServiceEvidence[]> {
  const { substitutions = [], signal, build = true, onEvent } = request;
  const abort = signal === undefined ? {} : { signal };
  const fixed = { name, substitutions, build, labels: stack.labels };
  const unpublished = proveProject(original, { ...fixed, published: {}, datastores: new Set(), imageHealthChecks: {} });
  const buildFailure = hasBuild(unpublished)
    ? await task(onEvent, 'prove/build', 'Building the images', () => stack.build(unpublished))
    : undefined;
  if (buildFailure !== undefined) request.onStartFailure?.(buildFailure);
  const found = await findSubjects(engine, request, original, unpublished);
  const subjects = found.map(({ subject }) => subject);
  const published = await choosePorts(subjects);
  const config = proveProject(original, {
    ...{ ...fixed, published, imageHealthChecks: imageHealthChecks(found) },
    datastores: new Set(subjects.filter(({ kind }) => kind === 'datastore').map(({ service }) => service)),
  });
  return experiment(engine, {
    ...{ original, config, published, subjects, stack, onEvent },
    buildFailure: buildFailure?.message,
    agent: request.agent ?? (await findAgentImage(engine, substitutions, signal)),
    ...(request.onStartFailure === undefined ? {} : { onStartFailure: request.onStartFailure }),
    kinds: new Set(request.only ?? (Object.keys(evidenceSchemas) as EvidenceKind[])),
    ...abort,
  });
}

interface FoundSubject {
  subject: ProvenSubject;
  inspection: ImageInspection | undefined;
}

function hasBuild(config: ComposeConfig): boolean {
  return Object.values(config.services).some(({ build }) => build !== undefined);
}

async function findSubjects(
  engine: Engine,
  request: ProveRequest,
  original: ComposeConfig,
  config: ComposeConfig,
): Promise<FoundSubject[]> {
  const oneShot = oneShotServices(original);
  const names = Object.keys(original.services).filter((service) => !oneShot.has(service));
  return Promise.all(
    names.sort().map(async (name) => {
      const reference = config.services[name]?.image ?? name;
      const inspection = await inspectImage(engine, reference).catch(() => pullAndInspect(engine, reference));
      const known = request.subjects?.find(({ service }) => service === name);
      const subject = subjectOfCompose(name, original.services[name] ?? {}, { reference, inspection }, known);
      return { subject, inspection };
    }),
  );
}

/** The engine's defaults stand for what an image leaves out. */
function imageHealthChecks(found: readonly FoundSubject[]): Record<string, { intervalMs: number; retries: number }> {
  return Object.fromEntries(
    found.flatMap(({ subject, inspection }) => {
      const check = inspection?.Config?.Healthcheck;
      if (check == null || (check.Test ?? []).length === 0 || check.Test?.[0] === 'NONE') return [];
      return [[subject.service, { intervalMs: (check.Interval || 30e9) / 1e6, retries: check.Retries || 3 }]];
    }),
  );
}

async function pullAndInspect(engine: Engine, image: string) {
  const { exitCode } = await engine.docker(['pull', '--quiet', image], { reject: false, timeoutMs: 300_000 });
  return exitCode === 0 ? inspectImage(engine, image) : undefined;
}

/** Ports are chosen before the start, so that the first answer can be waited for from the very beginning. */
async function choosePorts(subjects: readonly ProvenSubject[]): Promise<PublishedPorts> {
  const serving = subjects.filter(({ kind, port }) => kind === 'service' && port !== undefined);
  const ports = await freePorts(serving.length);
  return Object.fromEntries(
    serving.map(({ service, port }, index) => [service, { containerPort: port ?? 0, hostPort: ports[index] ?? 0 }]),
  );
}
