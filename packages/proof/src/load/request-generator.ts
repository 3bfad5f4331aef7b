import type { Place } from './carriers/carrier.ts';
import { carrierTo } from './carriers/carrier-to.ts';
import { type Hold, now, type RequestRecord } from './request-record.ts';
import { type Limits, type OpenRequest, type Sending, type SentRequest, sendRequest } from './send-request.ts';

export interface LoadOptions extends Place, Limits {
  paths: readonly string[];
  /** Arrivals are planned this far apart from the beginning, whatever becomes of those before. 0: only held requests. */
  requestsPerSecond: number;
  /** Connections that are opened at the beginning and kept, as a proxy's pool is. */
  connections: number;
  /** Load is always bounded: it ends by itself after this many requests or milliseconds, whichever comes first. */
  maximumRequests: number;
  maximumMs: number;
  /** Breaks every connection off at once. */
  signal?: AbortSignal;
}

export interface Load {
  records: readonly RequestRecord[];
  /** How many milliseconds each request was sent later than planned: the load's own doing, or the machine's. */
  lateMs: readonly number[];
  /** Requests that are sent and not yet answered. */
  open(): readonly OpenRequest[];
  /** Sends one request more, outside the plan, and resolves when it has ended. */
  send(path: string, method?: 'GET' | 'POST'): Promise<RequestRecord>;
  /** Whether `unfinished header` is among the ways to hold a request. */
  withholdsHeaders: boolean;
  /** The same with one which is kept open in the given way until `release` is called. */
  hold(hold: Hold, path: string): HeldRequest;
  /** Arrivals that are planned while it is quiet are left out; those after that come as they were planned. */
  setQuiet(quiet: boolean): void;
  /** Resolves when nothing is planned any more, at the latest at the load's limits. */
  done: Promise<void>;
  /** Sends no new request, closes connections as they become idle, and resolves when what is open has ended. */
  drain(): Promise<void>;
  /** The same at once: what is open is given up. */
  stop(): Promise<void>;
}

export type HeldRequest = Pick<SentRequest, 'release' | 'done' | 'entry' | 'abandon'>;

/** More are never open at a time: a server that answers nothing must not exhaust this machine. */
const MOST_OPEN = 256;

/** Sends requests to a port on this machine at a constant rate (an open loop), and records each. */
export function startLoad(options: LoadOptions): Load {
  const { signal, connections } = options;
  const records: RequestRecord[] = [];
  const lateMs: number[] = [];
  const open = new Set<SentRequest>();
  const carrier = carrierTo(options, connections);
  let stopped = false;
  let isQuiet = false;

  const send = (sending: Sending) => {
    const sent = sendRequest(carrier, options, sending);
    open.add(sent);
    void sent.done.then((record) => {
      open.delete(sent);
      records.push(record);
    });
    return sent;
  };
  const done = runPlan(
    options,
    () => stopped || signal?.aborted === true,
    (path, plannedMs) => {
      if (isQuiet || open.size >= MOST_OPEN) return;
      lateMs.push(Math.max(0, now() - plannedMs));
      send({ method: 'GET', path, plannedMs });
    },
  );
  const abandon = () => {
    stopped = true;
    for (const request of open) request.abandon();
    carrier.destroy();
  };
  signal?.addEventListener('abort', abandon, { once: true });
  const ended = () => done.then(() => allEnded(open));
  const stop = async () => {
    abandon();
    await ended();
    signal?.removeEventListener('abort', abandon);
  };
  return {
    ...{ records, lateMs, done, stop, withholdsHeaders: carrier.withholdsHeaders },
    open: () => [...open].map(({ entry }) => ({ ...entry })),
    send: (path, method = 'GET') => send({ method, path, plannedMs: now() }).done,
    hold: (hold, path) => send({ method: hold === 'unfinished body' ? 'POST' : 'GET', path, plannedMs: now(), hold }),
    setQuiet(quiet) {
      isQuiet = quiet;
    },
    async drain() {
      stopped = true;
      carrier.closeIdle();
      await ended();
      await stop();
    },
  };
}

/** Calls `arrive` at the planned times. What is late is made up for at once, never left out. */
async function runPlan(
  { paths, requestsPerSecond, connections, maximumRequests, maximumMs }: LoadOptions,
  isOver: () => boolean,
  arrive: (path: string, plannedMs: number) => void,
): Promise<void> {
  if (requestsPerSecond <= 0) return;
  const beginMs = now();
  for (let index = 0; index < maximumRequests; index += 1) {
    // The first ones come together, so that all connections are open from then on.
    const plannedMs = beginMs + (Math.max(0, index - connections + 1) * 1000) / requestsPerSecond;
    if (plannedMs > beginMs + maximumMs) return;
    while (!isOver() && now() < plannedMs) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(50, plannedMs - now())));
    }
    if (isOver()) return;
    arrive(paths[index % paths.length] ?? '/', plannedMs);
  }
}

/** Also those that begin meanwhile. */
async function allEnded(open: ReadonlySet<SentRequest>): Promise<void> {
  while (open.size > 0) await Promise.all([...open].map((request) => request.done));
}
