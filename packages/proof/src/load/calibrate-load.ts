import { askHttp, isNoHttp } from './ask-http.ts';
import type { Protocol } from './carriers/carrier.ts';
import { GRPC_HEALTH } from './carriers/grpc.ts';
import { protocolOf } from './protocol-of.ts';
import { startLoad } from './request-generator.ts';
import type { RequestRecord } from './request-record.ts';
import { learnUsualAnswers, type UsualAnswers } from './usual-answers.ts';

/** What is larger is not read to its end: such a route says nothing about a stop, and must not fill the machine. */
export const MAXIMUM_ANSWER_BYTES = 16_000_000;

/** How fast a server answers when it has nothing else to do, and the load that it carries easily. */
export interface LoadPace {
  requestsPerSecond: number;
  /** What it speaks. */
  protocol: Protocol;
  /** Connections that are kept open. */
  connections: number;
  /** Routes whose answers have an end, each once; the load asks for these alone. */
  paths: readonly string[];
  /** What was answered, by route. */
  usual: UsualAnswers;
  /** False when no request was answered at all. */
  reachable: boolean;
  /** True when each was, with something else than HTTP. */
  foreign: boolean;
}

const SAMPLE = { requests: 20, bytes: 32_000_000, timeoutMs: 3000, maximumBytes: MAXIMUM_ANSWER_BYTES };
/** Share of its time that the server is kept busy. A saturated one leaves requests unread, and nobody can tell which. */
const UTILISATION = 1 / 4;
/** The same scale for every service: more would say no more, and the slowest still get a steady trickle. */
const RATE = { least: 1, most: 50 };
/** Of large answers: they are work for this machine, too. */
const MOST_BYTES_PER_SECOND = 10_000_000;
const MOST_CONNECTIONS = 16;
const MAXIMUM_MS = 6000;

/** Asks each route one request after the other, and derives the rate that keeps the server busy, but not too busy. */
export async function calibrateLoad(port: number, paths: readonly string[], signal: AbortSignal): Promise<LoadPace> {
  const sample = async (protocol: Protocol, asked: readonly string[]) => {
    const samples = new Map<string, RequestRecord[]>();
    const until = performance.now() + MAXIMUM_MS;
    for (const path of new Set(asked)) samples.set(path, await samplesOf({ port, protocol }, path, { until, signal }));
    return { samples, pace: { ...paceFrom(samples), protocol } };
  };
  const plain = await sample('http', paths);
  const isPlain = [...plain.samples.values()]
    .flat()
    .some(({ answer }) => answer !== undefined && answer.status !== 400);
  const protocol = isPlain || signal.aborted ? 'http' : await protocolOf(port, paths[0]);
  if (protocol === undefined || protocol === 'http') return plain.pace;
  const asked = protocol === 'h2c' && (await servesGrpc(port)) ? [...paths, GRPC_HEALTH] : paths;
  return (await sample(protocol, asked)).pace;
}

/** A call of gRPC is more than a page of a server whose business is calls. */
async function servesGrpc(port: number): Promise<boolean> {
  const { status } = await askHttp({ port, protocol: 'h2c' }, GRPC_HEALTH);
  return status !== undefined && status < 500;
}

/** The pace that a server carries, told from how it answered: requests by route, in the order in which they were sent. Pure. */
export function paceFrom(samples: ReadonlyMap<string, readonly RequestRecord[]>): Omit<LoadPace, 'protocol'> {
  const ending = [...samples].filter(([, records]) => records.every(({ outcome }) => outcome !== 'given-up'));
  // The first ones are slow: the server compiles and connects for them.
  const steady = ending
    .flatMap(([, records]) => records.slice(Math.floor(records.length / 2)))
    .filter(({ outcome }) => outcome === 'answered');
  const meanMs = mean(steady.map(({ plannedMs, endedMs }) => endedMs - plannedMs));
  const meanBytes = mean(steady.map(({ answer }) => answer?.bytes ?? 0));
  const rate = Math.min((UTILISATION * 1000) / Math.max(1, meanMs), MOST_BYTES_PER_SECOND / Math.max(1, meanBytes));
  const requestsPerSecond = Math.round(Math.min(RATE.most, Math.max(RATE.least, rate)));
  return {
    requestsPerSecond,
    connections: Math.min(MOST_CONNECTIONS, requestsPerSecond),
    paths: ending.map(([path]) => path),
    usual: learnUsualAnswers([...samples.values()].flat()),
    reachable: [...samples.values()].flat().some(({ answer }) => answer !== undefined),
    foreign: samples.size > 0 && [...samples.values()].flat().every(({ detail }) => isNoHttp(detail)),
  };
}

/** Stops at the first that has no end: an event stream needs no second look. */
async function samplesOf(
  place: { port: number; protocol: Protocol },
  path: string,
  { until, signal }: { until: number; signal: AbortSignal },
): Promise<RequestRecord[]> {
  const load = startLoad({
    ...{ host: '127.0.0.1', ...place, paths: [path], requestsPerSecond: 0, connections: 1, signal },
    ...{ maximumRequests: 0, maximumMs: 0, timeoutMs: SAMPLE.timeoutMs, maximumBytes: SAMPLE.maximumBytes },
  });
  try {
    let bytes = 0;
    for (let count = 0; count < SAMPLE.requests && bytes < SAMPLE.bytes && performance.now() < until; count += 1) {
      const record = await load.send(path);
      if (record.outcome !== 'answered' || signal.aborted) break;
      bytes += record.answer?.bytes ?? 0;
    }
    return [...load.records];
  } finally {
    await load.stop();
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
