import { Agent, request } from 'node:http';

/** One request and how it ended. Times are milliseconds of the clock that `now` reads. */
export interface RequestRecord {
  path: string;
  /** When its last byte was handed to the operating system; absent when it never got that far. */
  sentMs?: number;
  endedMs: number;
  outcome: 'answered' | 'lost';
  /** Status of the answer, or the error's code: `ECONNRESET`. */
  detail: string;
}

export interface LoadOptions {
  host: string;
  port: number;
  paths: readonly string[];
  /** Connections that are kept alive, each with one request at a time. */
  workers: number;
  /** Load is always bounded: it ends by itself after this many requests or milliseconds, whichever comes first. */
  maximumRequests: number;
  maximumMs: number;
  /** Pause of a worker between two requests. */
  thinkMs: number;
  /** When a request without an answer is given up. */
  timeoutMs: number;
  /** Breaks every connection off at once. */
  signal?: AbortSignal;
}

export interface Load {
  records: readonly RequestRecord[];
  /** Requests that are sent and not yet answered. */
  open(): readonly OpenRequest[];
  /** Sends one request more, outside the workers. `body` is held back until `release` is called. */
  hold(method: 'GET' | 'POST', path: string): HeldRequest;
  /** Resolves when the workers have ended by themselves, at the latest of their limits. */
  done: Promise<void>;
  /** Starts no new request and resolves when those that are open have ended. */
  stop(): Promise<void>;
}

export interface OpenRequest {
  path: string;
  sentMs?: number;
}

export interface HeldRequest {
  /** Sends the rest of the body, when there is one. */
  release(): void;
  done: Promise<RequestRecord>;
}

/** Milliseconds since the epoch, with the resolution of the monotonic clock. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** A body that is not complete before the last byte comes: JSON, so that servers which parse it wait for it too. */
const BODY = `{"seaworthy":"${'x'.repeat(200)}"}`;

/**
 * Sends requests to a port on this machine from a fixed number of keep-alive connections and records each. A request
 * is lost when its connection broke before the answer was complete.
 */
export function startLoad(options: LoadOptions): Load {
  const records: RequestRecord[] = [];
  const open = new Set<OpenRequest>();
  const agent = new Agent({ keepAlive: true, maxSockets: options.workers });
  // Held requests must not wait for a free connection of the workers.
  const holdingAgent = new Agent({ keepAlive: false });
  const deadline = now() + options.maximumMs;
  let started = 0;
  let stopped = false;

  const workers = Array.from({ length: options.workers }, async (_, index) => {
    // Spread over one pause: workers in step would be a queue, which is not what steady traffic looks like.
    await new Promise((resolve) => setTimeout(resolve, (options.thinkMs * index) / options.workers));
    for (let turn = index; !stopped && started < options.maximumRequests && now() < deadline; turn += 1) {
      started += 1;
      const path = options.paths[turn % options.paths.length] ?? '/';
      const record = await send(options, agent, open, 'GET', path, records).done;
      // Without a pause, refused connections would be tried again thousands of times a second.
      await new Promise((resolve) => setTimeout(resolve, record.outcome === 'lost' ? 25 : options.thinkMs));
    }
  });

  const abandon = () => {
    stopped = true;
    agent.destroy();
    holdingAgent.destroy();
  };
  options.signal?.addEventListener('abort', abandon, { once: true });

  const done = Promise.all(workers).then(() => undefined);
  return {
    records,
    done,
    open: () => [...open],
    hold: (method, path) => send(options, holdingAgent, open, method, path, records),
    async stop() {
      stopped = true;
      await done;
      options.signal?.removeEventListener('abort', abandon);
      abandon();
    },
  };
}

function send(
  options: LoadOptions,
  agent: Agent,
  open: Set<OpenRequest>,
  method: 'GET' | 'POST',
  path: string,
  records: RequestRecord[],
): HeldRequest {
  const entry: OpenRequest = { path: method === 'GET' ? path : `${method} ${path}` };
  const { host, port, timeoutMs } = options;
  const body = method === 'POST' ? Buffer.from(BODY) : undefined;
  const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
  const message = request({ host, port, method, path, agent, headers, timeout: timeoutMs });
  const sent = () => {
    entry.sentMs ??= now();
  };
  open.add(entry);
  const done = new Promise<RequestRecord>((resolve) => {
    const end = (outcome: RequestRecord['outcome'], detail: string) => {
      if (!open.delete(entry)) return;
      const record: RequestRecord = { ...entry, endedMs: now(), outcome, detail };
      records.push(record);
      resolve(record);
    };
    message.once('response', (response) => {
      response.once('end', () => end('answered', String(response.statusCode)));
      response.once('error', (error: NodeJS.ErrnoException) => end('lost', error.code ?? error.message));
      response.once('close', () => end('lost', 'the answer was cut off'));
      response.resume();
    });
    message.once('timeout', () => message.destroy(Object.assign(new Error(), { code: 'no answer in time' })));
    message.on('error', (error: NodeJS.ErrnoException) => end('lost', error.code ?? error.message));
  });
  if (body === undefined) {
    message.once('finish', sent);
    message.end();
    return { release: () => undefined, done };
  }
  message.write(body.subarray(0, 20), sent);
  return { release: () => message.end(body.subarray(20)), done };
}
