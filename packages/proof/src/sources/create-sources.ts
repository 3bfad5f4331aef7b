import { setTimeout } from 'node:timers/promises';
import { type AgentQuestion, type AgentReport, agentQuestions } from '@seaworthy/agent';
import type { Observation } from '@seaworthy/core/model';
import {
  type ContainerInspection,
  type Engine,
  inspectContainer,
  inspectImage,
  readSizedArchive,
} from '@seaworthy/engine';
import { afterStartUp, watchedUntilMs } from './after-start-up.ts';
import type { AgentImage } from './agent-container.ts';
import { notObserved, observed, reasonOf, whenObserved } from './observation.ts';
import type { ProvenService } from './proven-service.ts';
import { readContainer } from './read-container.ts';
import { runAgent } from './run-agent.ts';
import type { AgentSources, ContainerSources, ImageSources, WatchSources } from './sources.ts';
import type { Stage } from './stage.ts';
import { nothingTellsReady, waitForStart } from './start/wait-for-start.ts';
import { listenersOf, watchListeners } from './start/watch-listeners.ts';

export function createImageSources(engine: Engine, image: string, signal: AbortSignal): ImageSources {
  return {
    image: source(signal, async () => observed('docker image inspect', await inspectImage(engine, image))),
    archive: source(signal, async () =>
      observed('docker save, every layer read', await readSizedArchive(engine, image, signal)),
    ),
  };
}

export function createContainerSources(
  engine: Engine,
  { subject }: ProvenService,
  { stage, agent, signal }: { stage: Stage; agent: AgentImage | undefined; signal: AbortSignal },
): ContainerSources {
  const id = stage.containers.get(subject.service);
  return {
    container: () => readContainer(engine, id, stage.failure, subject.shape),
    settings: source(signal, async () => {
      const inspection = id === undefined ? undefined : await inspectContainer(engine, id);
      if (inspection !== undefined) return observed('docker inspect', inspection);
      return notObserved(stage.failure ?? 'The container was never created.');
    }),
    start: source(signal, async () => {
      if (id === undefined) return notObserved(stage.failure ?? 'The container was never created.');
      const budgetMs = subject.budgets.startSeconds * 1000;
      const listeners =
        subject.port === undefined || subject.shape === 'datastore'
          ? undefined
          : watchListeners(subject.port, listenersOf(engine, agent, id, signal));
      return waitForStart(engine, id, {
        listeners,
        http: stage.watches.get(subject.service),
        healthPath: subject.healthPath,
        offsetMs: stage.clockOffsetMs,
        deadlineMs: stage.upMs + Math.max(5000, Math.min(budgetMs * 2, budgetMs + 10_000)),
        neverStarted: stage.failure,
        silent: nothingTellsReady(subject.listens),
        // A job may be through before anything could be told of it.
        ...(subject.shape === 'job' ? { silentMs: 0, endsByItself: true } : {}),
        signal,
      });
    }),
  };
}

/** All questions that any experiment asks of a container are answered by one run of the agent. */
export function createAgentSources(
  engine: Engine,
  container: () => Promise<Observation<ContainerInspection>>,
  options: {
    agent: AgentImage | undefined;
    questions: ReadonlySet<AgentQuestion>;
    onlyBeside?: boolean;
    signal: AbortSignal;
  },
): AgentSources {
  const { agent, questions, onlyBeside = false, signal } = options;
  const report = source(signal, async (): Promise<Observation<AgentReport>> => {
    if (agent === undefined) {
      return notObserved(
        'No image with Node 22 or newer is here or can be pulled, which looking into containers needs.',
      );
    }
    return whenObserved(container(), async ({ Id }) =>
      observed(
        'read by a container beside it',
        await runAgent(engine, agent, Id, questions, { labels: ['dev.seaworthy=prove'], onlyBeside, signal }),
      ),
    );
  });
  const answerOf = (question: AgentQuestion) => () =>
    whenObserved(report(), (answers, by) => {
      const reply = answers[question];
      if (reply === undefined) return notObserved('the agent did not answer');
      return 'reason' in reply ? notObserved(reply.reason) : observed<unknown>(by, reply.answer);
    });
  return Object.fromEntries(agentQuestions.map((question) => [question, answerOf(question)])) as AgentSources;
}

/** `processes` is what was seen at one moment, for an engine that lets nobody watch. */
export function createWatchSources(
  service: string,
  stage: Stage,
  {
    start,
    starts,
    processes,
    signal,
  }: Pick<ContainerSources & AgentSources, 'start' | 'processes'> & {
    /** Those of all services: asking ends the watch of all. */
    starts(): Promise<readonly Awaited<ReturnType<ContainerSources['start']>>[]>;
    signal: AbortSignal;
  },
): WatchSources {
  const [id, watch] = [stage.containers.get(service), stage.containerWatch];
  /** Where nothing else is tried there would be little to see. Yields when it was ready, if that was seen. */
  const lastLongEnough = async () => {
    const untilMs = Math.max(...(await starts()).map((started) => watchedUntilMs(readyMsOf(started))));
    const restMs = stage.upMs + untilMs - Date.now();
    if (restMs > 0) await setTimeout(restMs, undefined, { signal });
    return readyMsOf(await start());
  };
  return {
    async watched() {
      const once = () =>
        whenObserved(processes(), (seen, by) => observed(`/proc/<pid>/status at one moment, ${by}`, seen));
      if (id === undefined || watch === undefined) return once();
      const readyMs = await lastLongEnough();
      return whenObserved(watch.seenOf(id), (seen, by) =>
        seen === undefined ? once() : afterStartUp(seen, { by, readyMs }),
      );
    },
    async watchedListeners() {
      if (id === undefined || watch === undefined) return notObserved('Nobody could watch its ports.');
      await lastLongEnough();
      return whenObserved(watch.seenOf(id), (seen, by) =>
        seen === undefined ? notObserved('Nobody saw its ports.') : observed(by, seen.listeners),
      );
    },
  };
}

function readyMsOf(start: Awaited<ReturnType<ContainerSources['start']>>): number | undefined {
  return start.observed ? start.value.healthyMs : undefined;
}

/** Work that is done once; its failure is an observation too. */
function source<Value>(
  signal: AbortSignal,
  work: () => Promise<Observation<Value>>,
): () => Promise<Observation<Value>> {
  let result: Promise<Observation<Value>> | undefined;
  return () => {
    result ??= work().catch((error) => {
      if (signal.aborted) throw error;
      return notObserved(`It could not be read: ${reasonOf(error)}`);
    });
    return result;
  };
}
