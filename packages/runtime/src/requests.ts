import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Context, isStopping } from './context.ts';
import { answerProbe, probeOf } from './health.ts';
import { type TrackedServer, trackRequest } from './tracking.ts';

/** What is done with each request of a server before the application gets it by `emit`. */
export function receiveRequests(context: Context, tracked: TrackedServer, emit: (...args: unknown[]) => boolean) {
  const { server } = tracked;
  const { livenessPath, readinessPath } = context.settings;
  return (event: string, req: IncomingMessage, res: ServerResponse): boolean => {
    const request = trackRequest(tracked, req, res, context.onRequestEnd);
    const probe = probeOf(context, req);
    if (probe === undefined && !isStopping(context)) return emit.call(server, event, req, res);
    const handOver = () => emit.call(server, event, req, res);
    if (probe !== undefined) request.probe = probe === 'liveness' ? livenessPath : readinessPath;
    const proceed = () => (probe === undefined ? handOver() : answerProbe(context, probe, res, handOver));
    // Pipelined requests come in one piece: that others follow is known when all of it is parsed.
    if (isStopping(context)) setImmediate(proceed);
    else proceed();
    return true;
  };
}
