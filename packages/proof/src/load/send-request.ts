import { type Agent, type ClientRequest, request } from 'node:http';
import { browserHeaders } from './browser-headers.ts';
import { HeaderHoldingSocket } from './header-holding-socket.ts';
import { type Answer, type Hold, now, type RequestRecord } from './request-record.ts';

export interface Target {
  host: string;
  port: number;
  /** A request without an end by then is given up. */
  timeoutMs: number;
  /** So is one whose answer is larger. */
  maximumBytes: number;
}

export interface Sending {
  method: 'GET' | 'POST';
  path: string;
  plannedMs: number;
  agent: Agent;
  hold?: Hold;
}

/** A request that is under way. */
export interface SentRequest {
  entry: OpenRequest;
  /** Lets a held request go on. */
  release(): void;
  /** Ends it from this side; it is then given up. */
  abandon(): void;
  done: Promise<RequestRecord>;
}

export type OpenRequest = Pick<RequestRecord, 'path' | 'plannedMs' | 'hold' | 'sentMs' | 'releasedMs'>;

/** A body that is not complete before the last byte comes: JSON, so that servers which parse it wait for it too. */
const BODY = Buffer.from(`{"text":"${'x'.repeat(200)}"}`);

/** Sends one request and reads its answer to the end, both within the target's ceilings. `done` never rejects. */
export function sendRequest(target: Target, { method, path, plannedMs, agent, hold }: Sending): SentRequest {
  const entry: OpenRequest = {
    path: method === 'GET' ? path : `${method} ${path}`,
    plannedMs,
    ...(hold === undefined ? {} : { hold }),
  };
  const { host, port } = target;
  const socket = hold === 'unfinished header' ? new HeaderHoldingSocket() : undefined;
  const body = method === 'POST' ? { 'content-type': 'application/json', 'content-length': BODY.length } : {};
  const message = request({
    ...{ host, port, method, path, headers: { ...browserHeaders, ...body } },
    ...(socket === undefined ? { agent } : { createConnection: () => socket.connect(port, host) }),
  });
  let readAnswer: () => void = () => undefined;
  let giveUp: () => void = () => undefined;
  const done = new Promise<RequestRecord>((resolve) => {
    giveUp = watchEnd(message, target, {
      begun: (read) => {
        readAnswer = read;
        if (hold !== 'unread answer' || entry.releasedMs !== undefined) read();
      },
      end: (outcome, detail, seen) =>
        resolve({ ...entry, endedMs: now(), outcome, detail, ...(seen === undefined ? {} : { answer: seen }) }),
    });
  });
  const rest = sendFirstPart(message, entry, { method, hold });
  return {
    entry,
    done,
    abandon: () => giveUp(),
    release() {
      if (entry.releasedMs !== undefined) return;
      entry.releasedMs = now();
      rest();
      socket?.release();
      readAnswer();
    },
  };
}

/** Sends what is sent at once, and returns what sends the rest. */
function sendFirstPart(
  message: ClientRequest,
  entry: OpenRequest,
  { method, hold }: { method: Sending['method']; hold: Hold | undefined },
): () => void {
  const sent = () => {
    entry.sentMs ??= now();
  };
  if (hold !== 'unfinished body') {
    message.once('finish', sent);
    message.end(method === 'POST' ? BODY : undefined);
    return () => undefined;
  }
  message.write(BODY.subarray(0, 20), sent);
  return () => void message.end(BODY.subarray(20));
}

interface Watcher {
  /** An answer has begun; nothing of its body is read before `read` is called. */
  begun(read: () => void): void;
  end(outcome: RequestRecord['outcome'], detail: string, answer: Answer | undefined): void;
}

/** What it returns gives the request up: said before its connection is closed, which a request without an answer takes for a break. */
function watchEnd(message: ClientRequest, { timeoutMs, maximumBytes }: Target, { begun, end }: Watcher): () => void {
  let answer: Answer | undefined;
  // Not the socket's own timeout: an answer in drops would never be idle for long enough.
  const timer = setTimeout(() => finish('given-up', `no end within ${timeoutMs / 1000} s`), timeoutMs);
  const finish = (outcome: RequestRecord['outcome'], detail: string) => {
    clearTimeout(timer);
    end(outcome, detail, answer);
    if (outcome === 'given-up') message.destroy();
  };
  const fail = ({ code, message: words }: NodeJS.ErrnoException) => finish('broken', code ?? words);
  message.on('error', fail);
  message.once('response', (response) => {
    const status = response.statusCode ?? 0;
    const { 'content-length': length, 'transfer-encoding': encoding } = response.headers;
    const seen: Answer = { status, bytes: 0, endsWithConnection: length === undefined && encoding === undefined };
    answer = seen;
    const count = (chunk: Buffer) => {
      seen.bytes += chunk.length;
      if (seen.bytes > maximumBytes) finish('given-up', `an answer of more than ${maximumBytes} bytes`);
    };
    response.on('error', fail);
    response.once('end', () => finish('answered', String(status)));
    response.once('close', () => finish('broken', 'the answer was cut off'));
    begun(() => response.on('data', count));
  });
  return () => finish('given-up', 'the load ended');
}
