import { setTimeout } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { calibrateLoad, type LoadPace, MAXIMUM_ANSWER_BYTES } from '../../load/calibrate-load.ts';
import { protocolNames } from '../../load/carriers/carrier.ts';
import { countDrain, type Usual } from '../../load/count-drain.ts';
import { type Load, startLoad } from '../../load/request-generator.ts';
import { now, type RequestRecord } from '../../load/request-record.ts';
import type { OpenRequest } from '../../load/send-request.ts';
import { learnUsualAnswers, STEADY_ANSWERS } from '../../load/usual-answers.ts';
import { doesNotApply, notObserved, observed } from '../../sources/observation.ts';
import { countBurst } from './count-burst.ts';
import { type FrozenBurst, freezeBurst, resume } from './freeze-burst.ts';
import { findLargePaths, type HeldRequests, holdRequests } from './hold-requests.ts';
import { unreadOf } from './read-unread.ts';
import { type StopOptions, type StoppedContainer, type StopResult, stopContainer } from './stop-container.ts';

interface Http {
  port: number;
  /** The same port in the container. */
  containerPort: number | undefined;
  paths: readonly string[];
  slowPath: string | undefined;
  /** The route that is meant to say 503 while the service goes down. */
  readiness: string | undefined;
}

export interface DrainOptions extends Omit<StopOptions, 'afterSignal' | 'paused'> {
  /** Where the service is reached from here; absent when it serves no HTTP. */
  http: Http | undefined;
  /** Why there is no `http`, in words for the report. */
  withoutHttp: string;
  /** Containers that it depends on; while they are paused, requests that need them stay in flight. */
  dependencies: readonly string[];
}

const WARM_UP_MS = 1000;
/** A request is taken to have been begun after this many times the slowest answer of the warm-up, within bounds. */
const SETTLED = { times: 3, leastMs: 50, mostMs: 1500 };
/** How much longer held requests wait before the signal than it takes them to be settled. */
const SETTLE_MARGIN_MS = 150;
/** How long requests are held after the signal: long enough for a server that drops them to have dropped them. */
const HOLD_MS = 300;
/** A balancer goes on routing for a while: so does the load. */
const AFTER_SIGNAL_MS = 2000;
/** What is open is never given up before the service has answered it or was killed. */
const PATIENCE_MS = 20_000;
/** How long the load's own requests may take to be answered when it falls quiet. */
const QUIET_MS = 3000;
const MOST_IN_BURST = 200;

interface EndedBurst extends FrozenBurst {
  /** What became of those without an answer. */
  records: readonly RequestRecord[];
}

/**
 * Stops a container while requests arrive at a constant rate, with some in flight: they cannot be answered before the
 * signal because a route is slow, because the datastore behind it is paused, because they are not complete yet, because
 * their answer is not read, or, where none of these helps, because the service itself is paused.
 */
export async function stopUnderLoad(engine: Engine, options: DrainOptions): Promise<StoppedContainer> {
  const { http, abort } = options;
  if (http === undefined) return { ...(await stopQuietly(engine, options)), drain: doesNotApply(options.withoutHttp) };
  const pace = await calibrateLoad(http.port, http.paths, abort);
  const nothing = nothingToAsk(http, pace);
  if (nothing !== undefined) return { ...(await stopQuietly(engine, options)), drain: nothing };
  const load = startLoad({
    ...{ host: '127.0.0.1', port: http.port, timeoutMs: options.graceMs + PATIENCE_MS, ...pace },
    ...{ maximumBytes: MAXIMUM_ANSWER_BYTES, maximumRequests: 5000, maximumMs: options.graceMs + PATIENCE_MS },
    signal: abort,
  });
  try {
    const usual = await warmUp(load, http, { pace, abort });
    const { result, pausedUntilMs, burst } = await stopWhileHeld(engine, load, { ...options, http, pace, usual });
    return { ...result, drain: drainOf(load, result, { http, pace, burst, usual: { ...usual, pausedUntilMs } }) };
  } finally {
    await load.stop();
  }
}

function stopQuietly(engine: Engine, options: DrainOptions): Promise<StopResult> {
  return stopContainer(engine, { ...options, paused: false, afterSignal: async () => undefined });
}

/** Why no load can be put on what listens there; `undefined`: it can. */
export function nothingToAsk(
  { port, readiness }: Pick<Http, 'port' | 'readiness'>,
  { reachable, foreign, paths }: LoadPace,
): Observation<never> | undefined {
  // One that names a route says that it serves HTTP, and has to.
  if (foreign && readiness === undefined) return doesNotApply('Its port answers with something else than HTTP.');
  if (!reachable) return notObserved(`No request was answered on 127.0.0.1:${port} before the signal.`);
  if (paths.length > 0) return undefined;
  return notObserved(
    `No answer of the known routes came to its end within ${MAXIMUM_ANSWER_BYTES / 1e6} MB and 3 s; \`readiness\` names one that does.`,
  );
}

/** Lets the load run undisturbed and learns what is usual, also for a request that brings a body. */
async function warmUp(
  load: Load,
  { readiness, slowPath }: Http,
  { pace, abort }: { pace: LoadPace; abort: AbortSignal },
): Promise<Usual> {
  await setTimeout(WARM_UP_MS, undefined, { signal: abort });
  const steady = load.records.slice(pace.connections).filter(({ outcome }) => outcome === 'answered');
  for (const path of pace.paths) for (let count = 0; count < STEADY_ANSWERS; count += 1) await load.send(path, 'POST');
  if (slowPath !== undefined) await Promise.all(Array.from({ length: STEADY_ANSWERS }, () => load.send(slowPath)));
  const slowestMs = Math.max(0, ...steady.map(({ sentMs, plannedMs, endedMs }) => endedMs - (sentMs ?? plannedMs)));
  return {
    readiness,
    answers: learnUsualAnswers(load.records),
    settledMs: Math.min(SETTLED.mostMs, Math.max(SETTLED.leastMs, slowestMs * SETTLED.times)),
  };
}

async function stopWhileHeld(
  engine: Engine,
  load: Load,
  options: DrainOptions & { http: Http; pace: LoadPace; usual: Usual },
): Promise<{ result: StopResult; pausedUntilMs: number | undefined; burst: EndedBurst | undefined }> {
  const { http, pace, usual, container, dependencies, abort } = options;
  const usualBytes = new Map(pace.paths.map((path) => [path, pace.usual.get(path)?.leastBytes ?? 0]));
  const largePaths = await findLargePaths(engine, load, container, usualBytes);
  const hold = await holdRequests(engine, load, {
    ...{ paths: pace.paths, slowPath: http.slowPath, largePaths, dependencies },
  });
  let burst: FrozenBurst | undefined;
  try {
    await setTimeout(usual.settledMs + SETTLE_MARGIN_MS, undefined, { signal: abort });
    burst = await burstWhereNothingIsHeld(engine, load, { ...options, hold });
    const afterSignal = () => releaseAfterSignal(load, hold);
    const result = await stopContainer(engine, { ...options, paused: burst !== undefined, afterSignal });
    return { result, pausedUntilMs: hold.pausedUntilMs(), burst: await endOf(burst) };
  } finally {
    if (burst !== undefined) await resume(engine, container);
    await hold.release();
  }
}

/** Freezes the service in the midst of a burst, unless something waits for an answer already. The load is quiet then. */
async function burstWhereNothingIsHeld(
  engine: Engine,
  load: Load,
  { http, pace, container, agent, hold, abort }: DrainOptions & { http: Http; pace: LoadPace; hold: HeldRequests },
): Promise<FrozenBurst | undefined> {
  const port = http.containerPort;
  // Only of plain HTTP/1 does a connection with something unread mean a request that nobody has read.
  if (agent === undefined || port === undefined || pace.protocol !== 'http' || load.open().some(isHeld))
    return undefined;
  hold.signalled();
  load.setQuiet(true);
  const frozen = (await fallsQuiet(load, abort))
    ? await freezeBurst(engine, load, {
        ...{ container, port, paths: pace.paths, abort, size: burstSize(pace) },
        readUnread: unreadOf(engine, agent, container, abort),
      })
    : undefined;
  if (frozen === undefined) load.setQuiet(false);
  return frozen;
}

function isHeld({ hold }: OpenRequest): boolean {
  return hold !== undefined && hold !== 'unfinished header';
}

async function fallsQuiet(load: Load, abort: AbortSignal): Promise<boolean> {
  const untilMs = now() + QUIET_MS;
  const isOpen = () => load.open().some((request) => request.hold === undefined || isHeld(request));
  while (isOpen() && now() < untilMs) await setTimeout(10, undefined, { signal: abort });
  return !isOpen();
}

/** A second's work or less, as the load's pace is a quarter of that. */
function burstSize({ requestsPerSecond }: LoadPace): number {
  return Math.min(MOST_IN_BURST, Math.ceil(requestsPerSecond * 4));
}

async function endOf(burst: FrozenBurst | undefined): Promise<EndedBurst | undefined> {
  if (burst === undefined) return undefined;
  return { ...burst, records: await Promise.all(burst.unanswered.map(({ done }) => done)) };
}

async function releaseAfterSignal(load: Load, hold: HeldRequests): Promise<void> {
  load.setQuiet(false);
  hold.signalled();
  await setTimeout(HOLD_MS);
  await hold.release();
  await setTimeout(AFTER_SIGNAL_MS - HOLD_MS);
  // Connections that nobody closes would keep many a server from ending: that is not what is tested here. What is open
  // stays open until the service answers it or ends; a load that hangs up would count its own impatience as a loss.
  await load.drain();
}

function drainOf(
  load: Load,
  { signal }: StopResult,
  { http, pace, usual, burst }: { http: Http; pace: LoadPace; usual: Usual; burst: EndedBurst | undefined },
): Observation<EvidenceValues['drain']> {
  const around = load.records.filter(({ hold }) => hold !== 'burst');
  const counted = countDrain(around, signal, usual);
  const counts = counted.inFlight > 0 || burst === undefined ? undefined : countBurst(burst.records, burst, usual);
  const drain = { ...counted, ...counts };
  const { requestsPerSecond, connections, protocol } = pace;
  const kept = drain.heldBy?.map((hold) => `${/^[aeiou]/.test(hold) ? 'an' : 'a'} ${hold}`).join(', ');
  return observed(
    `${requestsPerSecond} requests a second over ${connections} kept connections of ${protocolNames[protocol]} on 127.0.0.1${kept ? `; in flight by ${kept}` : ''}`,
    {
      ...drain,
      // With nothing in flight there was nothing that could be lost; what came after the signal was seen all the same.
      ...(drain.inFlight === 0 ? { nothingInFlight: nothingInFlight(load.records, http) } : {}),
      ...{ requestsPerSecond, lateMs: lateness(load.lateMs) },
    },
  );
}

function nothingInFlight(records: readonly RequestRecord[], { slowPath }: Http): string {
  if (slowPath !== undefined) {
    const tookMs = records.flatMap(({ hold, endedMs, plannedMs }) =>
      hold === 'slow route' ? [endedMs - plannedMs] : [],
    );
    return `Nothing was in flight at the signal: \`slowPath\` ${slowPath} was answered after ${Math.round(Math.max(0, ...tookMs))} ms at the latest. Name a route there that takes at least 2 s.`;
  }
  return 'Nothing was in flight at the signal that had to be answered: every complete request was answered at once, no incomplete one was waited for, and the service was not caught with one that it had read and not answered. Name a route that takes at least 2 s as `slowPath`, under the service in `seaworthy.yaml`, or under its `x-seaworthy` in a compose file.';
}

function lateness(lateMs: readonly number[]): number {
  const sorted = [...lateMs].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
}
