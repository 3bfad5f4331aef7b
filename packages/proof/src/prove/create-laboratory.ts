import { type AgentQuestion, agentQuestions } from '@seaworthy/agent';
import type { UserError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import type { OnEvent } from '@seaworthy/core/model';
import { type ComposeConfig, dependenciesOf, type Engine, findStartFailure, stopGroups } from '@seaworthy/engine';
import type { AnyExperiment, Bench } from '../experiments/define-experiment.ts';
import type { Laboratory, OpenStage } from '../scheduler/laboratory.ts';
import type { AgentImage } from '../sources/agent-container.ts';
import {
  createAgentSources,
  createContainerSources,
  createImageSources,
  createWatchSources,
} from '../sources/create-sources.ts';
import { ownContainers } from '../sources/own-containers.ts';
import type { ProvenService } from '../sources/proven-service.ts';
import type { Stage } from '../sources/stage.ts';
import { diagnoseStart } from '../sources/start/diagnose-start.ts';
import { emptyStage, openStage, restartService } from './open-stage.ts';
import { freePorts, type ProveStack } from './stack.ts';

export interface LaboratoryOptions {
  /** The project as its owner wrote it. */
  original: ComposeConfig;
  services: readonly ProvenService[];
  /** Why images could not be built; then nothing is started. */
  buildFailure: UserError | undefined;
  experiments: readonly AnyExperiment[];
  /** The stack that most experiments share; the caller removes it. */
  shared: ProveStack;
  /** A further stack, which is removed when its experiment is over. */
  createStack(): Promise<ProveStack>;
  /** The project as it is started in a stack, with services published at ports of this machine. */
  configFor(stack: ProveStack, hostPorts: ReadonlyMap<string, number>): ComposeConfig;
  findAgent(): Promise<AgentImage | undefined>;
  onEvent: OnEvent;
  signal: AbortSignal;
}

/** The laboratory of a compose project. Whether there is an image for the agent is found out before anything runs. */
export async function createLaboratory(engine: Engine, options: LaboratoryOptions): Promise<Laboratory> {
  const { original, services, signal } = options;
  const questions = questionsOf(options.experiments);
  const looksAtStart = options.experiments.some(({ needs }) => needs.includes('start'));
  const agent = questions.size === 0 && !looksAtStart ? undefined : await options.findAgent();
  const named = new Map(services.map((service) => [service.subject.service, service]));
  const images = new Map(
    services.map(({ subject }) => [subject.service, createImageSources(engine, subject.image, signal)]),
  );

  const createBench = (name: string, stage: Stage, all: ReadonlyMap<string, Bench>): Bench => {
    const service = entryOf(named, name);
    const container = createContainerSources(engine, service, { stage, agent, signal });
    const asked = createAgentSources(engine, container.container, { agent, questions, signal });
    return {
      ...{ engine, service, agent, signal, clockOffsetMs: stage.clockOffsetMs, hostPort: stage.hostPorts.get(name) },
      runInTwin: (command, timeoutMs) => stage.runInTwin(name, command, timeoutMs),
      dependencies: dependenciesOf(original, name).flatMap((dependency) =>
        named.has(dependency) ? (stage.containers.get(dependency) ?? []) : [],
      ),
      ...{ ...entryOf(images, name), ...container, ...asked },
      ...createWatchSources(name, stage, { ...container, ...asked, starts: startsOf(all), signal }),
    };
  };
  const benchesOn = (stage: Stage) => benchesOf(named.keys(), (name, all) => createBench(name, stage, all));
  const withoutStage = benchesOn(emptyStage());

  return {
    stopGroups: stopGroups(original, [...named.keys()]),
    ownContainers: () => ownContainers(engine),
    imageBench: (service) => entryOf(withoutStage, service),
    async openStage(kind): Promise<OpenStage> {
      const stack = kind === 'shared' ? options.shared : await options.createStack();
      const watcher = kind === 'shared' && needsWatch(options.experiments) ? agent : undefined;
      const { stage, config } = await startStage(engine, stack, { ...options, watcher });
      const benches = benchesOn(stage);
      return {
        bench: (service) => entryOf(benches, service),
        async settle() {
          await Promise.all([...benches.values()].map((bench) => bench.start()));
          stage.stopWatching();
        },
        restart: (service) => restartService(engine, stage, entryOf(named, service), signal),
        async findStartFailure() {
          if (options.buildFailure !== undefined) return options.buildFailure;
          const said = stage.failure === undefined ? {} : { composeLines: [stage.failure] };
          const diagnose = (service: string, container: string) =>
            diagnoseStart(engine, agent, { service, container, port: named.get(service)?.subject.port, signal });
          return findStartFailure(engine, { config, diagnose, ...said });
        },
        async [Symbol.asyncDispose]() {
          await stage.containerWatch?.[Symbol.asyncDispose]();
          if (kind === 'own') await stack[Symbol.asyncDispose]();
        },
      };
    },
  };
}

/** One for each service; each may ask for all, once they are there. */
function benchesOf(
  names: Iterable<string>,
  create: (name: string, all: ReadonlyMap<string, Bench>) => Bench,
): Map<string, Bench> {
  const benches = new Map<string, Bench>();
  for (const name of names) benches.set(name, create(name, benches));
  return benches;
}

function startsOf(benches: ReadonlyMap<string, Bench>) {
  return () => Promise.all([...benches.values()].map((bench) => bench.start()));
}

async function startStage(
  engine: Engine,
  stack: ProveStack,
  {
    services,
    buildFailure,
    configFor,
    watcher,
    onEvent,
    signal,
  }: LaboratoryOptions & { watcher: AgentImage | undefined },
): Promise<{ stage: Stage; config: ComposeConfig }> {
  const hostPorts = buildFailure === undefined ? await choosePorts(services) : new Map<string, number>();
  const config = configFor(stack, hostPorts);
  if (buildFailure !== undefined) return { config, stage: emptyStage(buildFailure.message) };
  const start = () => openStage(engine, stack, { config, services, hostPorts, watcher, signal });
  return {
    config,
    stage: await trackTask(onEvent, { id: 'prove/start', title: 'Starting a stack of its own' }, start),
  };
}

/** Ports are chosen before the start, so that the first answer can be waited for from the very beginning. */
async function choosePorts(services: readonly ProvenService[]): Promise<Map<string, number>> {
  const serving = services.filter(
    ({ subject }) => subject.listens && subject.shape !== 'datastore' && subject.port !== undefined,
  );
  const ports = await freePorts(serving.length);
  return new Map(serving.map(({ subject }, index) => [subject.service, ports[index] ?? 0]));
}

function needsWatch(experiments: readonly AnyExperiment[]): boolean {
  return experiments.some(({ needs }) => needs.includes('watched') || needs.includes('watchedListeners'));
}

function questionsOf(experiments: readonly AnyExperiment[]): Set<AgentQuestion> {
  const needs = new Set(experiments.flatMap((experiment) => experiment.needs));
  return new Set(agentQuestions.filter((question) => needs.has(question)));
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`There is no service ${name}.`);
  return value;
}
