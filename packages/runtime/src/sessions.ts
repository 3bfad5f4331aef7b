import type { ServerHttp2Session } from 'node:http2';
import { type Context, isStopping } from './context.ts';
import { type TrackedServer, trackSession } from './tracking.ts';

/** How long a client has to send its first requests over a session that it opened within the window. */
const FIRST_REQUESTS_MS = 500;

/** Follows an HTTP/2 session; one that begins while the process stops serves what comes first and is closed, too. */
export function receiveSession(context: Context, tracked: TrackedServer, session: ServerHttp2Session): void {
  trackSession(tracked, session);
  if (isStopping(context)) setTimeout(retireSession, FIRST_REQUESTS_MS, session).unref();
}

/** Sends GOAWAY with the last request that is served: the client does the rest over another connection, without harm. */
export function retireSession(session: ServerHttp2Session): void {
  if (!session.closed && !session.destroyed) session.close();
}
