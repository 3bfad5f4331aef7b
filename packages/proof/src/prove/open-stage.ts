import { type ComposeConfig, type Engine, inspectContainer } from '@seaworthy/engine';
import { now } from '../load/request-record.ts';
import type { AgentImage } from '../sources/agent-container.ts';
import { notObserved } from '../sources/observation.ts';
import type { ProvenService } from '../sources/proven-service.ts';
import type { Stage } from '../sources/stage.ts';
import { clockOffsetMs } from '../sources/start/clock-offset.ts';
import { waitForStart } from '../sources/start/wait-for-start.ts';
import { watchHttp } from '../sources/start/watch-http.ts';
import { startWatch } from '../sources/watch-containers.ts';
import type { ProveStack } from './stack.ts';
import { twinProject } from './twin-project.ts';

/** Where nothing runs, because nothing has to or because images could not be built. */
export function emptyStage(failure?: string): Stage {
  const none = new Map();
  return {
    containers: none,
    hostPorts: none,
    watches: none,
    clockOffsetMs: 0,
    upMs: 0,
    failure,
    runInTwin: () => Promise.reject(new Error(failure ?? 'no stack runs')),
    stopWatching: () => undefined,
  };
}

/** Starts a stack, and watches from before its start when each service answers for the first time. */
export async function openStage(
  engine: Engine,
  stack: ProveStack,
  options: {
    config: ComposeConfig;
    services: readonly ProvenService[];
    hostPorts: ReadonlyMap<string, number>;
    /** From which image its containers are watched, if they are. */
    watcher: AgentImage | undefined;
    signal: AbortSignal;
  },
): Promise<Stage> {
  const { config, services, hostPorts, watcher, signal } = options;
  const offsetMs = await clockOffsetMs(engine);
  // Before the start: it takes time of the processor, which would be in the times of what starts.
  const containerWatch =
    watcher === undefined ? undefined : await startWatch(engine, watcher, { labels: ['dev.seaworthy=prove'], signal });
  const watches = new Map(
    services.flatMap(({ subject: { service, healthPath } }) => {
      const port = hostPorts.get(service);
      return port === undefined ? [] : [[service, watchHttp(port, healthPath)] as const];
    }),
  );
  const stopWatching = () => {
    signal.removeEventListener('abort', stopWatching);
    for (const watch of watches.values()) watch.stop();
  };
  signal.addEventListener('abort', stopWatching, { once: true });
  try {
    const failure = await stack.up(config);
    const containers = await stack.containers();
    const upMs = Date.now();
    await Promise.all([...containers.values()].map((container) => containerWatch?.add(container)));
    const runInTwin: Stage['runInTwin'] = (service, command, timeoutMs) =>
      stack.runInTwin(twinProject(config, service, command), service, timeoutMs);
    return {
      containers,
      hostPorts,
      watches,
      clockOffsetMs: offsetMs,
      upMs,
      failure,
      runInTwin,
      stopWatching,
      containerWatch,
    };
  } catch (error) {
    stopWatching();
    await containerWatch?.[Symbol.asyncDispose]();
    throw error;
  }
}

/** How long a service may take that has been ready before, at least. */
const RESTART_MS = 30_000;

/** Starts a service of a stage again and waits until it is ready, has ended, or took too long. */
export async function restartService(
  engine: Engine,
  stage: Stage,
  { subject }: ProvenService,
  signal: AbortSignal,
): Promise<void> {
  const id = stage.containers.get(subject.service);
  if (id === undefined || (await inspectContainer(engine, id))?.State.Running === true) return;
  const port = stage.hostPorts.get(subject.service);
  const http = port === undefined ? undefined : watchHttp(port, subject.healthPath);
  try {
    await engine.docker(['start', id], { reject: false, signal });
    await waitForStart(engine, id, {
      ...{ http, healthPath: subject.healthPath, offsetMs: stage.clockOffsetMs, signal },
      deadlineMs: now() + Math.max(RESTART_MS, subject.budgets.startSeconds * 1000),
      silent: notObserved('Nothing says when it is ready.'),
    });
  } finally {
    http?.stop();
  }
}
