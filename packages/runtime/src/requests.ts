import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, isStopping } from './context.ts';
import { answerProbe, probeOf } from './health.ts';
import { type TrackedServer, trackRequest } from './tracking.ts';

/** What is done with a request before the application gets it by `handOver`. */
export function receiveRequest(
  context: Context,
  tracked: TrackedServer,
  req: IncomingMessage,
  res: ServerResponse,
  handOver: () => boolean,
): boolean {
  trackRequest(tracked, req, res, context.onRequestEnd);
  const probe = probeOf(context, req);
  // Pipelined requests come in one piece: that others follow is known when all of it is parsed.
  if (isStopping(context)) {
    setImmediate(() => (probe === undefined ? handOver() : answerProbe(context, probe, res, handOver)));
    return true;
  }
  if (probe === undefined) return handOver();
  answerProbe(context, probe, res, handOver);
  return true;
}
