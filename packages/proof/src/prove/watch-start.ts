import { request } from 'node:http';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { inspectContainer } from '@seaworthy/engine';
import { now } from '../load/request-generator.ts';
import { notObserved, observed } from '../probes/define-probe.ts';

export interface StartWatch {
  /** First healthy answer, milliseconds since the epoch by this machine's clock; absent while there was none. */
  answeredMs(): number | undefined;
  stop(): void;
}

const POLL_MS = 5;
const SLOW_POLL_MS = 50;
/** Longer than any service is healthy by its own check before its port answers. */
const HTTP_PATIENCE_MS = 3000;
const ATTEMPTS = 3;
/** From here on, a few milliseconds more or less don't matter, but the processor time of polling does. */
const QUICK_FOR_MS = 20_000;

/**
 * Asks a port over and over, beginning before its container starts, until the first healthy answer: 2xx of the health
 * route, or without one any answer that is no server error.
 */
export function watchHttp(port: number, healthPath: string | undefined): StartWatch {
  let answeredMs: number | undefined;
  let stopped = false;
  const began = now();
  const poll = async () => {
    while (!stopped && answeredMs === undefined) {
      const status = await statusOf(port, healthPath ?? '/');
      if (status !== undefined && (healthPath === undefined ? status < 500 : status >= 200 && status < 300)) {
        answeredMs = now();
      }
      await new Promise((resolve) => setTimeout(resolve, now() - began < QUICK_FOR_MS ? POLL_MS : SLOW_POLL_MS));
    }
  };
  void poll();
  return {
    answeredMs: () => answeredMs,
    stop() {
      stopped = true;
    },
  };
}

function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const message = request({ host: '127.0.0.1', port, path, agent: false, timeout: 2000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', () => resolve(undefined));
    });
    message.once('timeout', () => message.destroy());
    message.once('error', () => resolve(undefined));
    message.end();
  });
}

/** Milliseconds that the engine's clock is ahead of this machine's: they differ when the engine runs in a virtual machine. */
export async function clockOffsetMs(engine: Engine): Promise<number> {
  const before = now();
  const { stdout, exitCode } = await engine.docker(['info', '--format', '{{.SystemTime}}'], { reject: false });
  const after = now();
  const engineMs = Date.parse(stdout.trim());
  if (exitCode !== 0 || Number.isNaN(engineMs)) return 0;
  // Within the duration of the command nobody can tell; on one machine that reads as no difference.
  if (engineMs >= before && engineMs <= after) return 0;
  return engineMs - (before + after) / 2;
}

/**
 * Starts a container that was too slow once more, alone: a stack that starts all together on a small machine makes every
 * part of it slow. The best of the attempts tells what the service itself takes.
 */
export async function bestOfStarts(
  engine: Engine,
  container: string,
  first: Observation<EvidenceValues['start']>,
  options: { budgetMs: number; port: number; healthPath: string | undefined; offsetMs: number; abort?: AbortSignal },
): Promise<Observation<EvidenceValues['start']>> {
  let best = first;
  for (let attempt = 2; attempt <= ATTEMPTS; attempt += 1) {
    const bestMs = best.observed ? best.value.healthyMs : undefined;
    if (bestMs === undefined || bestMs <= options.budgetMs) return best;
    await engine.docker(['stop', '--time', '1', container], { reject: false });
    // Not before it has stopped: the answers of the run before must not count.
    const http = watchHttp(options.port, options.healthPath);
    await engine.docker(['start', container], { reject: false });
    const again = await waitForStart(engine, container, { ...options, http, deadlineMs: now() + 2 * bestMs + 5000 });
    http.stop();
    if (!again.observed || again.value.healthyMs === undefined) return best;
    const by = `${again.by}; the best of ${attempt} starts, after the first without the rest of the stack`;
    best = observed(by, again.value.healthyMs < bestMs ? again.value : { ...again.value, healthyMs: bestMs });
  }
  return best;
}

/** Waits until a service is healthy, has ended, or `deadlineMs` (by this machine's clock) has passed; says what was seen. */
export async function waitForStart(
  engine: Engine,
  container: string,
  options: {
    http: StartWatch | undefined;
    healthPath: string | undefined;
    offsetMs: number;
    deadlineMs: number;
    /** Why the container was only created, where that is known. */
    neverStarted?: string | undefined;
    abort?: AbortSignal;
  },
): Promise<Observation<EvidenceValues['start']>> {
  for (;;) {
    options.abort?.throwIfAborted();
    const state = (await inspectContainer(engine, container))?.State;
    if (state === undefined) return notObserved('The container was never created.');
    if (state.Status === 'created') return notObserved(options.neverStarted ?? 'The container was never started.');
    const startedMs = Date.parse(state.StartedAt) - options.offsetMs;
    const endedMs = state.Running ? now() : Date.parse(state.FinishedAt) - options.offsetMs;
    const waitedMs = Math.max(0, Math.round(endedMs - startedMs));
    const answeredMs = options.http?.answeredMs();
    if (answeredMs !== undefined) {
      return seen('first healthy answer over a port published on 127.0.0.1, asked every 5 ms', {
        healthyMs: Math.max(0, Math.round(answeredMs - startedMs)),
        ...{ waitedMs, observedBy: 'http' },
      });
    }
    const healthy = state.Health?.Log?.find(({ ExitCode }) => ExitCode === 0);
    // A healthy service that answers no HTTP speaks something else, or its port can't be reached from here.
    const silentMs = healthy === undefined ? 0 : now() + options.offsetMs - Date.parse(healthy.End);
    if (healthy !== undefined && (options.http === undefined || silentMs > HTTP_PATIENCE_MS)) {
      return seen("first success of the container's health check, as coarse as its interval", {
        healthyMs: Math.max(0, Math.round(Date.parse(healthy.End) - Date.parse(state.StartedAt))),
        ...{ waitedMs, observedBy: 'health-check' },
      });
    }
    if (options.http === undefined && state.Health == null && state.Running) {
      return notObserved(
        'It has neither a port that serves HTTP nor a health check, so nothing says when it is ready.',
      );
    }
    const over = !state.Running || now() > options.deadlineMs;
    if (over && state.Running && options.http !== undefined && options.healthPath === undefined) {
      return notObserved(
        `No answer to HTTP came within ${waitedMs / 1000} s, and no health check says when it is ready.`,
      );
    }
    if (over) {
      return seen(state.Running ? 'no healthy answer came' : `the container ended with exit code ${state.ExitCode}`, {
        ...{ waitedMs, observedBy: options.http === undefined ? 'health-check' : 'http' },
        ...(state.Running ? {} : { exitCode: state.ExitCode }),
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function seen(by: string, value: EvidenceValues['start']): Observation<EvidenceValues['start']> {
  return observed(by, value);
}
