import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';
import { countDrain } from '../load/count-drain.ts';
import { type HeldRequest, type Load, startLoad } from '../load/request-generator.ts';
import { doesNotApply, notObserved, observed } from '../probes/define-probe.ts';
import { type StopOptions, type StoppedContainer, type StopResult, stopContainer } from './stop-experiment.ts';

export interface DrainOptions extends Omit<StopOptions, 'afterSignal'> {
  /** Where the service is reached from here; absent when it serves no HTTP. */
  http: { port: number; paths: readonly string[]; slowPath: string | undefined } | undefined;
  /** Why there is no `http`, in words for the report. */
  withoutHttp: string;
  /** Containers that it depends on; while they are paused, requests that need them stay in flight. */
  dependencies: readonly string[];
}

const WORKERS = 32;
const WARM_UP_MS = 700;
/** Time for held requests to reach the server and to turn out to be waiting; longer than the proxies in between take. */
const SETTLE_MS = 250;
/** How long requests are held after the signal: long enough for a server that drops them to have dropped them. */
const HOLD_MS = 300;
/** A balancer goes on routing for a while (FACTS, "load"): so do the workers. */
const AFTER_SIGNAL_MS = 2000;
const HELD_PER_PATH = 4;

/**
 * Stops a container under load with requests in flight: 32 keep-alive workers, and requests that cannot be answered
 * before the signal because a route is slow, because the datastore behind it is paused, or because their body is not
 * complete yet. Which of these a server waits for is found out before the signal; what it answered is not in flight.
 */
export async function stopUnderLoad(engine: Engine, options: DrainOptions): Promise<StoppedContainer> {
  if (options.http === undefined) {
    const result = await stopContainer(engine, { ...options, afterSignal: async () => undefined });
    return { ...result, drain: doesNotApply(options.withoutHttp) };
  }
  const load = startLoad({
    ...{ host: '127.0.0.1', port: options.http.port, paths: options.http.paths, workers: WORKERS },
    ...{ maximumRequests: 20_000, maximumMs: options.graceMs + 20_000, thinkMs: 10, timeoutMs: 15_000 },
  });
  await pause(WARM_UP_MS);
  const usualErrors = new Set(load.records.filter(({ outcome }) => outcome === 'answered').map(({ detail }) => detail));
  const reachable = load.records.some(({ outcome }) => outcome === 'answered');
  const hold = await holdRequests(engine, load, options.http, options.dependencies);
  const result = await stopContainer(engine, {
    ...options,
    async afterSignal() {
      await pause(HOLD_MS);
      await hold.release();
      await pause(AFTER_SIGNAL_MS - HOLD_MS);
      // Connections that nobody closes would keep many a server from ending: that is not what is tested here.
      await load.stop();
    },
  }).finally(() => hold.release().then(() => load.stop()));
  return { ...result, drain: reachable ? drainOf(load, result, usualErrors) : unreachable(options.http.port) };
}

function drainOf(load: Load, result: StopResult, usualErrors: Set<string>): Observation<EvidenceValues['drain']> {
  const drain = countDrain(load.records, result.signal, usualErrors);
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

function unreachable(port: number): Observation<never> {
  return notObserved(`No request was answered on 127.0.0.1:${port} before the signal.`);
}

async function holdRequests(
  engine: Engine,
  load: Load,
  http: NonNullable<DrainOptions['http']>,
  dependencies: readonly string[],
): Promise<{ release(): Promise<void> }> {
  if (dependencies.length > 0) await engine.docker(['pause', ...dependencies], { reject: false });
  const slow = http.slowPath === undefined ? [] : [http.slowPath];
  const held: HeldRequest[] = [];
  for (let count = 0; count < HELD_PER_PATH; count += 1) {
    for (const path of [...slow, ...http.paths]) held.push(load.hold('GET', path));
    for (const path of http.paths) held.push(load.hold('POST', path));
  }
  await pause(SETTLE_MS);
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
