import { askHttp, type HttpAnswer, isNoHttp } from '../../load/ask-http.ts';
import type { Protocol } from '../../load/carriers/carrier.ts';
import { protocolOf } from '../../load/protocol-of.ts';
import { now } from '../../load/request-record.ts';

export interface StartWatch {
  /** First healthy answer, milliseconds since the epoch by this machine's clock; absent while there was none. */
  answeredMs(): number | undefined;
  /** What came last instead of one, in words: `status 503`; absent while nothing came but refused connections. */
  said(): string | undefined;
  /** When it first said something that belongs to no protocol of these, which is no HTTP either; absent while it did not. */
  spokeMs(): number | undefined;
  /** What the port spoke, as far as it is known. */
  protocol(): Protocol;
  stop(): void;
}

const POLL_MS = 5;
const SLOW_POLL_MS = 50;
/** From here on, a few milliseconds more or less don't matter, but the processor time of polling does. */
const QUICK_FOR_MS = 20_000;
/** Between looks at what else a port may speak that does not answer as HTTP. */
const LOOK = { firstMs: 100, mostMs: 2000 };

/**
 * Asks a port over and over, beginning before its container starts, until the first healthy answer: a whole one with 2xx
 * of the health route, or without one any answer that is no server error.
 */
export function watchHttp(port: number, healthPath: string | undefined): StartWatch {
  let answeredMs: number | undefined;
  let said: string | undefined;
  let stopped = false;
  let protocol: Protocol = 'http';
  let spokeMs: number | undefined;
  let nextLook = { atMs: 0, inMs: LOOK.firstMs };
  const began = now();
  const lookWhatItSpeaks = async (heard: string) => {
    if (now() < nextLook.atMs) return;
    const [found, lookedMs] = [await protocolOf(port, healthPath), now()];
    if (found !== undefined) protocol = found;
    else if (isNoHttp(heard)) spokeMs ??= lookedMs;
    nextLook = { atMs: now() + nextLook.inMs, inMs: Math.min(LOOK.mostMs, nextLook.inMs * 2) };
  };
  const poll = async () => {
    while (!stopped && answeredMs === undefined) {
      const answer = await askHttp({ port, protocol }, healthPath ?? '/');
      if (isHealthy(answer, healthPath)) answeredMs = now();
      // Before anything listens the port refuses, or the engine's proxy breaks off: that says nothing of the service.
      else {
        if (answer.status !== undefined || answer.said.startsWith('no answer')) said = answer.said;
        if (mayMeanAnotherProtocol(answer)) await lookWhatItSpeaks(answer.said);
      }
      await new Promise((resolve) => setTimeout(resolve, now() - began < QUICK_FOR_MS ? POLL_MS : SLOW_POLL_MS));
    }
  };
  void poll();
  return {
    answeredMs: () => answeredMs,
    said: () => said,
    protocol: () => protocol,
    spokeMs: () => spokeMs,
    stop() {
      stopped = true;
    },
  };
}

/**
 * A health route has to end its answer: whoever asks it (an orchestrator, curl) waits for the end. A front page may be a
 * stream of events, which has none: its status line says that the service is there.
 */
function isHealthy({ status, complete }: HttpAnswer, healthPath: string | undefined): boolean {
  if (status === undefined) return false;
  return healthPath === undefined ? status < 500 : complete && status >= 200 && status < 300;
}

/** A server of something else breaks off, says what is no HTTP, or explains itself with a 400. */
function mayMeanAnotherProtocol({ status, said }: HttpAnswer): boolean {
  return status === undefined ? said !== 'ECONNREFUSED' && !said.startsWith('no answer') : status === 400;
}
