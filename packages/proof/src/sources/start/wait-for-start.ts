import { setTimeout } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { ListeningSocket } from '@seaworthy/core/processes';
import { answersSinceStart, type ContainerInspection, type Engine, inspectContainer } from '@seaworthy/engine';
import { protocolNames } from '../../load/carriers/carrier.ts';
import { now } from '../../load/request-record.ts';
import { SILENT_MS } from '../after-start-up.ts';
import { doesNotApply, notObserved, observed } from '../observation.ts';
import type { StartWatch } from './watch-http.ts';
import type { ListenersWatch } from './watch-listeners.ts';

/** Longer than any service is healthy by its own check before its port answers. */
const HTTP_PATIENCE_MS = 3000;
const POLL_MS = 100;

/** Waits until a service is healthy, has ended, or `deadlineMs` (by this machine's clock) has passed; says what was seen. */
export async function waitForStart(
  engine: Engine,
  container: string,
  options: {
    http: StartWatch | undefined;
    /** Where it listens, for one that gives no answer; absent where nobody looks. */
    listeners?: ListenersWatch | undefined;
    healthPath: string | undefined;
    offsetMs: number;
    deadlineMs: number;
    /** Why the container was only created, where that is known. */
    neverStarted?: string | undefined;
    /** What is to be said of a service that runs, and that nothing tells to be ready. */
    silent: Observation<never>;
    /** When that is said; absent: as late as processes count as more than a start. */
    silentMs?: number;
    signal: AbortSignal;
  },
): Promise<Observation<EvidenceValues['start']>> {
  for (;;) {
    options.signal.throwIfAborted();
    const state = (await inspectContainer(engine, container))?.State;
    if (state === undefined) return notObserved('The container was never created.');
    if (state.Status === 'created') return notObserved(options.neverStarted ?? 'The container was never started.');
    const startedMs = Date.parse(state.StartedAt) - options.offsetMs;
    const endedMs = state.Running ? now() : Date.parse(state.FinishedAt) - options.offsetMs;
    const waitedMs = Math.max(0, Math.round(endedMs - startedMs));
    const ready = readyOf({ ...options, state, startedMs, waitedMs });
    if (ready !== undefined) return ready;
    // What is tried next may stop it, and one that ends by itself in its first seconds has to be seen to.
    if (
      options.http === undefined &&
      state.Health == null &&
      state.Running &&
      waitedMs >= (options.silentMs ?? SILENT_MS)
    ) {
      return options.silent;
    }
    const settled = state.Running ? await options.listeners?.settled(waitedMs) : undefined;
    if (settled !== undefined || !state.Running || now() > options.deadlineMs) {
      return endOf({ ...options, state, waitedMs, listening: settled ?? options.listeners?.last() });
    }
    await setTimeout(POLL_MS, undefined, { signal: options.signal });
  }
}

/** What says that it is ready, as soon as something does. */
function readyOf(look: {
  state: ContainerInspection['State'];
  http: StartWatch | undefined;
  healthPath: string | undefined;
  offsetMs: number;
  startedMs: number;
  waitedMs: number;
}): Observation<EvidenceValues['start']> | undefined {
  const { state, http, startedMs, waitedMs } = look;
  const after = (atMs: number) => Math.max(0, Math.round(atMs - startedMs));
  const answeredMs = http?.answeredMs();
  if (answeredMs !== undefined) {
    const spoken = http?.protocol() ?? 'http';
    const by = spoken === 'http' ? '' : ` by ${protocolNames[spoken]}`;
    return seen(`first healthy answer${by} over a port published on 127.0.0.1, asked every 5 ms`, {
      ...{ healthyMs: after(answeredMs), waitedMs, observedBy: 'http' },
    });
  }
  const spokeMs = look.healthPath === undefined ? http?.spokeMs() : undefined;
  if (spokeMs !== undefined && state.Health == null && now() - spokeMs > HTTP_PATIENCE_MS) {
    return seen('first answer over a port published on 127.0.0.1, which is no HTTP', {
      ...{ healthyMs: after(spokeMs), waitedMs, observedBy: 'connection' },
    });
  }
  const healthy = answersSinceStart(state).find(({ ExitCode }) => ExitCode === 0);
  if (healthy === undefined) return undefined;
  const healthyMs = Date.parse(healthy.End) - look.offsetMs;
  // A healthy service that answers no HTTP speaks something else, or its port can't be reached from here.
  if (http !== undefined && now() - healthyMs <= HTTP_PATIENCE_MS) return undefined;
  return seen("first success of the container's health check, as coarse as its interval", {
    ...{ healthyMs: after(healthyMs), waitedMs, observedBy: 'health-check' },
  });
}

/** It is over without a healthy answer. */
function endOf(end: {
  state: Pick<ContainerInspection['State'], 'Running' | 'ExitCode'>;
  waitedMs: number;
  http: StartWatch | undefined;
  healthPath: string | undefined;
  listening: readonly ListeningSocket[] | undefined;
}): Observation<EvidenceValues['start']> {
  const { state, waitedMs, http, healthPath } = end;
  const observedBy = http === undefined ? 'health-check' : 'http';
  const { ExitCode: exitCode } = state;
  if (!state.Running) return seen(`the container ended with exit code ${exitCode}`, { waitedMs, observedBy, exitCode });
  const lastAnswer = http?.said();
  const said = lastAnswer === undefined ? {} : { lastAnswer };
  if (end.listening !== undefined) {
    const listening = end.listening.map(({ address, port }) => ({ address, port }));
    const by = 'no healthy answer came; the sockets in its network namespace, looked at several times';
    return seen(by, { waitedMs, observedBy, listening, ...said });
  }
  if (http !== undefined && healthPath === undefined && lastAnswer === undefined) {
    return notObserved(
      `No answer to HTTP came within ${waitedMs / 1000} s, and no health check says when it is ready.`,
    );
  }
  return seen('no healthy answer came', { waitedMs, observedBy, ...said });
}

function seen(by: string, value: EvidenceValues['start']): Observation<EvidenceValues['start']> {
  return observed(by, value);
}

/** Of a service that has to answer, that is not known; of one that nobody asks, there is nothing to know. */
export function nothingTellsReady(answers: boolean): Observation<never> {
  return answers
    ? notObserved('It has neither a port that serves HTTP nor a health check, so nothing says when it is ready.')
    : doesNotApply('It answers no requests and has no health check: there is no moment at which it is ready.');
}
