import type { Observation } from '@seaworthy/core/model';
import {
  type ContainerInspection,
  declaredPorts,
  dependenciesOf,
  durationMs,
  type Engine,
  inspectContainer,
  inspectImage,
  readSizedArchive,
} from '@seaworthy/engine';
import type { AgentQuestion } from '../probes/agent/agent-script.ts';
import { type AgentReport, runAgent } from '../probes/agent/run-agent.ts';
import { notObserved, observed, type ProbeContext } from '../probes/define-probe.ts';
import { stopUnderLoad } from './drain-experiment.ts';
import type { ExperimentOptions, StartState } from './experiment.ts';
import type { StoppedContainer } from './stop-experiment.ts';
import type { ProvenSubject } from './subjects.ts';
import { bestOfStarts, waitForStart } from './watch-start.ts';

export interface ServiceContext extends ProbeContext {
  subject: ProvenSubject;
  /** Resolves when the service is up and its health is known, or when waiting for that is over. */
  ready(): Promise<void>;
  aborted(): boolean;
}

/** Compose's own default. */
const DEFAULT_GRACE_MS = 10_000;
const HEALTH_WAIT_MS = 15_000;
const FAILURES_THAT_DECIDE = 3;

/** The sources that probes ask, for one service. Each does its work once. */
export function createServiceContext(
  engine: Engine,
  subject: ProvenSubject,
  options: ExperimentOptions & { start: StartState },
): ServiceContext {
  const { start, signal, kinds } = options;
  const declared = options.original.services[subject.service] ?? {};
  const abort = signal === undefined ? {} : { abort: signal };
  const watch = () => start.watches.get(subject.service);

  const running = async (): Promise<Observation<ContainerInspection>> => {
    const id = start.containers.get(subject.service);
    const inspection = id === undefined ? undefined : await inspectContainer(engine, id);
    if (inspection === undefined) return notObserved(start.failure ?? 'The container was never created.');
    if (inspection.State.Running) return observed('docker inspect', inspection);
    if (inspection.State.Status === 'created') return notObserved(start.failure ?? 'The container was never started.');
    return notObserved(`The service does not run: ${endOf(inspection, await lastLine(engine, inspection.Id))}`);
  };

  const startOf = once(async () => {
    const id = start.containers.get(subject.service);
    if (id === undefined) return notObserved(start.failure ?? 'The container was never created.');
    const budgetMs = subject.budgets.startSeconds * 1000;
    const deadlineMs = start.upMs + Math.max(5000, Math.min(budgetMs * 2, budgetMs + 10_000));
    const { healthPath } = subject;
    const common = { healthPath, offsetMs: start.offsetMs, neverStarted: start.failure, ...abort };
    const first = await waitForStart(engine, id, { ...common, http: watch(), deadlineMs });
    const port = options.published[subject.service]?.hostPort;
    return port === undefined ? first : bestOfStarts(engine, id, first, { ...common, budgetMs, port });
  });

  const agent = once(async (): Promise<Observation<AgentReport>> => {
    if (options.agent === undefined) {
      return notObserved(
        'No image with Node 22 or newer is here or can be pulled, which looking into containers needs.',
      );
    }
    const container = await running();
    if (!container.observed) return container;
    const questions: AgentQuestion[] = ['kernel'];
    if (kinds.has('init')) questions.push('init');
    // The inspector is opened last: everything else is seen before the program is touched.
    if (kinds.has('heap')) questions.push('heap');
    const report = await runAgent(engine, options.agent, container.value.Id, questions, {
      labels: ['dev.seaworthy=prove'],
      ...(signal === undefined ? {} : { signal }),
    });
    return observed('read by a container that joined its process namespace', report);
  });

  const stop = once(async (): Promise<Observation<StoppedContainer>> => {
    const container = await running();
    if (!container.observed) return container;
    const dependencies = dependenciesOf(options.original, subject.service);
    const [dependencyIds, port] = [
      dependencies.flatMap((name) => (isRunning(name) ? [start.containers.get(name) ?? ''] : [])),
      options.published[subject.service]?.hostPort,
    ];
    const stopped = await stopUnderLoad(engine, {
      container: container.value.Id,
      signal: declared.stop_signal ?? (container.value.Config.StopSignal || 'SIGTERM'),
      graceMs: declared.stop_grace_period === undefined ? DEFAULT_GRACE_MS : durationMs(declared.stop_grace_period),
      agent: options.agent,
      http: port === undefined ? undefined : { port, paths: pathsOf(subject), slowPath: subject.slowPath },
      withoutHttp:
        subject.kind === 'datastore'
          ? 'A datastore serves no HTTP requests.'
          : 'The service has no port that serves HTTP.',
      dependencies: dependencyIds,
      ...abort,
    });
    return observed(`${stopped.shutdown.signal} to PID 1; times by the engine's events`, stopped);
  });

  function isRunning(service: string): boolean {
    return start.containers.has(service) && options.subjects.some((other) => other.service === service);
  }

  return {
    engine,
    subject,
    declaredPorts: declaredPorts(declared),
    image: once(async () => observed('docker image inspect', await inspectImage(engine, subject.image))),
    archive: once(async () =>
      observed('docker save, every layer read', await readSizedArchive(engine, subject.image, signal)),
    ),
    container: running,
    agent,
    start: startOf,
    stop,
    async ready() {
      await startOf();
      if (kinds.has('health')) await settleHealth(engine, start.containers.get(subject.service), signal);
    },
    aborted: () => signal?.aborted ?? false,
  };
}

/** Waits until the health check says yes or no. Several failures in a row after the start are a no. */
async function settleHealth(engine: Engine, container: string | undefined, signal?: AbortSignal): Promise<void> {
  if (container === undefined) return;
  for (const deadline = Date.now() + HEALTH_WAIT_MS; Date.now() < deadline; ) {
    signal?.throwIfAborted();
    const state = (await inspectContainer(engine, container))?.State;
    if (state === undefined || !state.Running || state.Health == null || state.Health.Status !== 'starting') return;
    const failures = state.Health.Log?.filter(({ ExitCode }) => ExitCode !== 0).length ?? 0;
    if (failures >= FAILURES_THAT_DECIDE) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function pathsOf({ healthPath }: ProvenSubject): string[] {
  return healthPath === undefined || healthPath === '/' ? ['/'] : [healthPath, '/'];
}

function endOf({ State }: ContainerInspection, lastLine: string | undefined): string {
  const killed = State.OOMKilled ? ', ended by the kernel for want of memory' : '';
  const words = lastLine === undefined ? 'without a word' : `its last line was: ${lastLine}`;
  return `it ended with exit code ${State.ExitCode}${killed}, ${words}`;
}

async function lastLine(engine: Engine, container: string): Promise<string | undefined> {
  const { stdout, stderr } = await engine.docker(['logs', '--tail', '30', container], { reject: false });
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  // A stack trace ends in frames and a runtime's version; the message stands before them.
  return (lines.find((line) => /^\w*(Error|Exception)\b/.test(line)) ?? lines.findLast((line) => line !== ''))?.slice(
    0,
    200,
  );
}

function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let result: Promise<Value> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
