import { startLoad } from './request-generator.ts';

/** How fast a server answers when it has nothing else to do, and the pace that leaves it most of its time. */
export interface LoadPace {
  /** Pause of each worker between two requests. */
  thinkMs: number;
  /** False when no request was answered at all. */
  reachable: boolean;
}

const SAMPLE = { maximumRequests: 60, maximumMs: 500 };
/** Share of its time that the server is kept busy. A saturated one leaves requests unread, and nobody can tell which. */
const UTILISATION = 1 / 3;
const THINK = { leastMs: 10, mostMs: 1500 };

/** Asks a server one request after the other, and derives the pause at which `workers` keep it busy, but not too busy. */
export async function calibrateLoad(port: number, paths: readonly string[], workers: number): Promise<LoadPace> {
  const load = startLoad({ host: '127.0.0.1', port, paths, workers: 1, ...SAMPLE, thinkMs: 0, timeoutMs: 3000 });
  await load.done;
  await load.stop();
  const answered = load.records.filter(({ outcome }) => outcome === 'answered');
  // The first ones are slow: the server compiles and connects for them.
  const durations = answered
    .slice(Math.floor(answered.length / 2))
    .map(({ sentMs, endedMs }) => endedMs - (sentMs ?? endedMs));
  const meanMs = durations.reduce((sum, duration) => sum + duration, 0) / Math.max(1, durations.length);
  const thinkMs = (workers * meanMs) / UTILISATION - meanMs;
  return { thinkMs: Math.min(THINK.mostMs, Math.max(THINK.leastMs, thinkMs)), reachable: answered.length > 0 };
}
