import type { UserError } from '@seaworthy/core/errors';
import type { EvidenceKind, Observation, OnEvent, ServiceEvidence } from '@seaworthy/core/model';
import { evidenceSchemas } from '@seaworthy/core/model';
import { type ComposeConfig, type Engine, findStartFailure, stopGroups } from '@seaworthy/engine';
import type { AgentImage } from '../probes/agent/run-agent.ts';
import { notObserved, type Probe, type ProbePhase } from '../probes/define-probe.ts';
import { probes } from '../probes/probes.gen.ts';
import { inParallel } from './in-parallel.ts';
import type { PublishedPorts } from './prove-project.ts';
import { createServiceContext, type ServiceContext } from './service-context.ts';
import type { ProveStack } from './stack.ts';
import type { ProvenSubject } from './subjects.ts';
import { task } from './task.ts';
import { clockOffsetMs, type StartWatch, watchHttp } from './watch-start.ts';

export interface ExperimentOptions {
  original: ComposeConfig;
  config: ComposeConfig;
  published: PublishedPorts;
  subjects: readonly ProvenSubject[];
  stack: ProveStack;
  agent: AgentImage | undefined;
  /** Why images could not be built; then nothing is started. */
  buildFailure: string | undefined;
  kinds: ReadonlySet<EvidenceKind>;
  onEvent: OnEvent;
  onStartFailure?: (cause: UserError) => void;
  signal?: AbortSignal;
}

/** Agents and archives are work for the processor: more at a time would only make each slower. */
const IMAGES_AT_A_TIME = 2;
const AGENTS_AT_A_TIME = 3;

const allProbes = Object.values(probes) as unknown as readonly Probe[];

/** Image probes; start; live probes; then each service is stopped under load, those first that others don't need. */
export async function experiment(engine: Engine, options: ExperimentOptions): Promise<ServiceEvidence[]> {
  const { subjects, stack, kinds, onEvent, signal } = options;
  const asked = allProbes.filter(({ yields }) => kinds.has(yields));
  const inPhase = (phase: ProbePhase) => asked.filter((probe) => probe.phase === phase);
  const running = asked.some(({ phase }) => phase !== 'image');

  const start = new StartState();
  const contexts = subjects.map((subject) => createServiceContext(engine, subject, { ...options, start }));
  const evidence = new Map(contexts.map((context) => [context, {} as Record<EvidenceKind, Observation<unknown>>]));
  const observe = async (context: ServiceContext, phase: ProbePhase) => {
    for (const probe of inPhase(phase)) {
      signal?.throwIfAborted();
      const record = evidence.get(context);
      if (record !== undefined) record[probe.yields] = await runProbe(probe, context);
    }
  };

  await task(onEvent, 'prove/images', 'Looking into the images', () =>
    inParallel(contexts, IMAGES_AT_A_TIME, (context) => observe(context, 'image')),
  );
  if (running) {
    start.failure =
      options.buildFailure ?? (await task(onEvent, 'prove/start', 'Starting a stack of its own', () => bringUp()));
    await task(onEvent, 'prove/observe', 'Observing what runs', () =>
      inParallel(contexts, AGENTS_AT_A_TIME, async (context) => {
        await context.ready();
        await observe(context, 'live');
        if (inPhase('stop').some(({ yields }) => yields === 'init')) await context.agent();
      }),
    );
    if (options.buildFailure === undefined) await tellStartFailure();
    await stopAll();
  }
  return contexts.map((context) => collect(context, evidence.get(context), kinds));

  async function bringUp(): Promise<string | undefined> {
    start.offsetMs = await clockOffsetMs(engine);
    for (const { service, healthPath } of subjects) {
      const port = options.published[service]?.hostPort;
      if (port !== undefined) start.watches.set(service, watchHttp(port, healthPath));
    }
    try {
      const failure = await stack.up(options.config);
      start.containers = await stack.containers();
      return failure;
    } finally {
      start.upMs = Date.now();
      signal?.addEventListener('abort', () => start.stopWatching(), { once: true });
    }
  }

  async function tellStartFailure(): Promise<void> {
    const { failure } = start;
    const said = failure === undefined ? {} : { composeLines: [failure] };
    const cause = await findStartFailure(engine, { config: options.config, ...said });
    if (cause !== undefined) options.onStartFailure?.(cause);
  }

  async function stopAll(): Promise<void> {
    start.stopWatching();
    for (const group of stopGroups(
      options.original,
      subjects.map(({ service }) => service),
    )) {
      const members = contexts.filter(({ subject }) => group.includes(subject.service));
      const stopOne = (context: ServiceContext) =>
        task(onEvent, `prove/stop/${context.subject.service}`, `Stopping ${context.subject.service} under load`, () =>
          observe(context, 'stop'),
        );
      const quiet = members.filter(({ subject }) => options.published[subject.service] === undefined);
      await Promise.all(quiet.map(stopOne));
      // Load on two services at a time would make each look slower than it is.
      for (const context of members) if (!quiet.includes(context)) await stopOne(context);
    }
  }
}

/** What is known about the start of the stack; filled in while it starts. */
export class StartState {
  containers = new Map<string, string>();
  watches = new Map<string, StartWatch>();
  offsetMs = 0;
  upMs = 0;
  failure: string | undefined;

  stopWatching(): void {
    for (const watch of this.watches.values()) watch.stop();
  }
}

async function runProbe(probe: Probe, context: ServiceContext): Promise<Observation<unknown>> {
  try {
    return await probe.observe(context);
  } catch (error) {
    if (context.aborted()) throw error;
    return notObserved(
      `The probe ${probe.id} failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    );
  }
}

function collect(
  { subject }: ServiceContext,
  seen: Partial<Record<EvidenceKind, Observation<unknown>>> = {},
  kinds: ReadonlySet<EvidenceKind>,
): ServiceEvidence {
  const { dependsOn: _dependsOn, slowPath: _slowPath, ...plain } = subject;
  const observations = Object.fromEntries(
    (Object.keys(evidenceSchemas) as EvidenceKind[]).map((kind) => [
      kind,
      seen[kind] ?? notObserved(kinds.has(kind) ? 'No probe observed it.' : 'It was not asked for.'),
    ]),
  );
  return { subject: plain, observations: observations as ServiceEvidence['observations'] };
}
