import type { Carrier, Exchange } from './carriers/carrier.ts';
import { type Answer, type Hold, now, type RequestRecord } from './request-record.ts';

export interface Limits {
  /** A request without an end by then is given up. */
  timeoutMs: number;
  /** So is one whose answer is larger. */
  maximumBytes: number;
}

export interface Sending {
  method: 'GET' | 'POST';
  path: string;
  plannedMs: number;
  hold?: Hold | undefined;
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

/** Sends one request and reads its answer to the end, both within the limits. `done` never rejects. */
export function sendRequest(carrier: Carrier, limits: Limits, { method, path, plannedMs, hold }: Sending): SentRequest {
  const entry: OpenRequest = {
    path: method === 'GET' ? path : `${method} ${path}`,
    plannedMs,
    ...(hold === undefined ? {} : { hold }),
  };
  const underWay = follow(carrier, limits, { method, path, hold }, entry);
  const rest = sendFirstPart(underWay.exchange, entry, { method, hold });
  return {
    entry,
    done: underWay.ended.then((end) => ({ ...entry, ...end })),
    abandon: underWay.giveUp,
    release() {
      if (entry.releasedMs !== undefined) return;
      entry.releasedMs = now();
      rest();
      underWay.exchange.releaseHeader();
      underWay.read();
    },
  };
}

/** Sends what is sent at once, and returns what sends the rest. */
function sendFirstPart(
  exchange: Exchange,
  entry: OpenRequest,
  { method, hold }: Pick<Sending, 'method' | 'hold'>,
): () => void {
  const sent = () => {
    entry.sentMs ??= now();
  };
  if (hold !== 'unfinished body') {
    exchange.end(method === 'POST' ? BODY : undefined, sent);
    return () => undefined;
  }
  exchange.write(BODY.subarray(0, 20), sent);
  return () => exchange.end(BODY.subarray(20), () => undefined);
}

type End = Pick<RequestRecord, 'endedMs' | 'outcome' | 'detail' | 'answer'>;

interface UnderWay {
  exchange: Exchange;
  ended: Promise<End>;
  /** Reads an answer that is held back. */
  read(): void;
  /** Said before its connection is closed, which a request without an answer takes for a break. */
  giveUp(): void;
}

function follow(
  carrier: Carrier,
  { timeoutMs, maximumBytes }: Limits,
  { method, path, hold }: Omit<Sending, 'plannedMs'>,
  entry: OpenRequest,
): UnderWay {
  let answer: Answer | undefined;
  let readAnswer: () => void = () => undefined;
  let resolve: (end: End) => void = () => undefined;
  const ended = new Promise<End>((settle) => {
    resolve = settle;
  });
  const finish = (outcome: RequestRecord['outcome'], detail: string) => {
    clearTimeout(timer);
    resolve({ endedMs: now(), outcome, detail, ...(answer === undefined ? {} : { answer }) });
    if (outcome === 'given-up') exchange.destroy();
  };
  // Not the socket's own timeout: an answer in drops would never be idle for long enough.
  const timer = setTimeout(() => finish('given-up', `no end within ${timeoutMs / 1000} s`), timeoutMs);
  const exchange = carrier.open(
    {
      ...{ method, path, apart: hold !== undefined, withholdHeader: hold === 'unfinished header' },
      ...(method === 'POST' ? { bodyBytes: BODY.length } : {}),
    },
    {
      begun(begun, read) {
        const seen: Answer = { ...begun, bytes: 0 };
        answer = seen;
        readAnswer = () =>
          read((bytes) => {
            seen.bytes += bytes;
            if (seen.bytes > maximumBytes) finish('given-up', `an answer of more than ${maximumBytes} bytes`);
          });
        if (hold !== 'unread answer' || entry.releasedMs !== undefined) readAnswer();
      },
      ended: () => finish('answered', String(answer?.status)),
      broken: (reason) => finish('broken', reason),
    },
  );
  return { exchange, ended, read: () => readAnswer(), giveUp: () => finish('given-up', 'the load ended') };
}
