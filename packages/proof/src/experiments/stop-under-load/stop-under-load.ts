import { setTimeout } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { calibrateLoad } from '../../load/calibrate-load.ts';
import { countDrain, type UsualAnswers } from '../../load/count-drain.ts';
import { type HeldRequest, type Load, type RequestRecord, startLoad } from '../../load/request-generator.ts';
import { doesNotApply, notObserved, observed } from '../../sources/observation.ts';
import { type StopOptions, type StoppedContainer, type StopResult, stopContainer } from './stop-container.ts';

interface Http {
  port: number;
  paths: readonly string[];
  slowPath: string | undefined;
}

export interface DrainOptions extends Omit<StopOptions, 'afterSignal'> {
  /** Where the service is reached from here; absent when it serves no HTTP. */
  http: Http | undefined;
  /** Why there is no `http`, in words for the report. */
  withoutHttp: string;
  /** Containers that it depends on; while they are paused, requests that need them stay in flight. */
  dependencies: readonly string[];
}

const WORKERS = 32;
const WARM_UP_MS = 800;
/** A request is taken to have been begun after this many times the slowest answer of the warm-up, within bounds. */
const SETTLED = { times: 3, leastMs: 50, mostMs: 1500 };
/** How much longer held requests wait before the signal than it takes them to be settled. */
const SETTLE_MARGIN_MS = 150;
/** How long requests are held after the signal: long enough for a server that drops them to have dropped them. */
const HOLD_MS = 300;
/** A balancer goes on routing for a while: so do the workers. */
const AFTER_SIGNAL_MS = 2000;
const HELD_PER_PATH = 4;

/**
 * Stops a container under load with requests in flight: 32 keep-alive workers, and requests that cannot be answered
 * before the signal because a route is slow, because the datastore behind it is paused, or because their body is not
 * complete yet. Which of these a server waits for is found out before the signal; what it answered is not in flight.
 */
export async function stopUnderLoad(engine: Engine, options: DrainOptions): Promise<StoppedContainer> {
  const { http, abort } = options;
  if (http === undefined) {
    const result = await stopContainer(engine, { ...options, afterSignal: async () => undefined });
    return { ...result, drain: doesNotApply(options.withoutHttp) };
  }
  const { thinkMs, reachable } = await calibrateLoad(http.port, http.paths, WORKERS);
  const load = startLoad({
    ...{ host: '127.0.0.1', port: http.port, paths: http.paths, workers: WORKERS, thinkMs, timeoutMs: 15_000 },
    ...{ maximumRequests: 20_000, maximumMs: options.graceMs + 20_000, signal: abort },
  });
  try {
    await setTimeout(WARM_UP_MS, undefined, { signal: abort });
    const usual = usualAnswers(load.records);
    const result = await stopWhileHeld(engine, load, http, { ...options, settledMs: usual.settledMs });
    if (reachable) return { ...result, drain: drainOf(load, result, usual) };
    return { ...result, drain: notObserved(`No request was answered on 127.0.0.1:${http.port} before the signal.`) };
  } finally {
    await load.stop();
  }
}

async function stopWhileHeld(
  engine: Engine,
  load: Load,
  http: Http,
  options: DrainOptions & { settledMs: number },
): Promise<StopResult> {
  const hold = await holdRequests(engine, load, http, options.dependencies);
  try {
    await setTimeout(options.settledMs + SETTLE_MARGIN_MS, undefined, { signal: options.abort });
    return await stopContainer(engine, {
      ...options,
      async afterSignal() {
        await setTimeout(HOLD_MS);
        await hold.release();
        await setTimeout(AFTER_SIGNAL_MS - HOLD_MS);
        // Connections that nobody closes would keep many a server from ending: that is not what is tested here.
        await load.stop();
      },
    });
  } finally {
    await hold.release();
  }
}

function usualAnswers(records: readonly RequestRecord[]): UsualAnswers {
  const answered = records.filter(({ outcome }) => outcome === 'answered');
  const slowestMs = Math.max(0, ...answered.map(({ sentMs, endedMs }) => endedMs - (sentMs ?? endedMs)));
  return {
    errors: new Set(answered.map(({ detail }) => detail)),
    settledMs: Math.min(SETTLED.mostMs, Math.max(SETTLED.leastMs, slowestMs * SETTLED.times)),
  };
}

function drainOf(load: Load, result: StopResult, usual: UsualAnswers): Observation<EvidenceValues['drain']> {
  const drain = countDrain(load.records, result.signal, usual);
  // With nothing in flight there was nothing that could be lost: that is no proof of anything.
  if (drain.inFlight === 0) {
    return notObserved(
      'Every request was answered before the signal, so none was in flight that could have been lost.',
    );
  }
  return observed(
    `${WORKERS} keep-alive connections on 127.0.0.1; in flight were requests that a slow route, a paused dependency or an unfinished body kept open`,
    drain,
  );
}

async function holdRequests(
  engine: Engine,
  load: Load,
  http: Http,
  dependencies: readonly string[],
): Promise<{ release(): Promise<void> }> {
  if (dependencies.length > 0) await engine.docker(['pause', ...dependencies], { reject: false });
  const slow = http.slowPath === undefined ? [] : [http.slowPath];
  const held: HeldRequest[] = [];
  for (let count = 0; count < HELD_PER_PATH; count += 1) {
    for (const path of [...slow, ...http.paths]) held.push(load.hold('GET', path));
    for (const path of http.paths) held.push(load.hold('POST', path));
  }
  let released = false;
  return {
    async release() {
      if (released) return;
      released = true;
      for (const request of held) request.release();
      if (dependencies.length > 0) await engine.docker(['unpause', ...dependencies], { reject: false });
    },
  };
}
