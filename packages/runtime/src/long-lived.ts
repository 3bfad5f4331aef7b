import { isEventStream } from './responses.ts';
import { silence } from './silence.ts';
import type { ActiveRequest, TrackedServer, Tunnel } from './tracking.ts';
import { isHalfSent } from './tracking.ts';

/** A close frame with the status 1001: the server goes away. */
const GOING_AWAY = Buffer.from([0x88, 0x02, 0x03, 0xe9]);
/** How long a client has to answer the close frame, and to send the rest of a request's head. */
const GRACE_MS = 2_000;

/** What keeps a server from being done, by kind. */
export interface Work {
  requests: number;
  streams: number;
  tunnels: number;
  halfSent: number;
}

export function openWork(tracked: TrackedServer, sinceMs: number): Work {
  const patient = sinceMs < GRACE_MS;
  return {
    requests: tracked.requests.size,
    streams: tracked.streams.size,
    // Other tunnels than WebSockets have no way to say goodbye; they end with the process.
    tunnels: patient ? [...tracked.tunnels].filter(({ isWebSocket }) => isWebSocket).length : 0,
    halfSent: patient
      ? [...tracked.sockets].filter((socket) => !isTunnel(tracked, socket) && isHalfSent(socket)).length
      : 0,
  };
}

function isTunnel({ tunnels }: TrackedServer, socket: unknown): boolean {
  return [...tunnels].some((tunnel) => tunnel.socket === socket);
}

/** Ends what would never end by itself: event streams, WebSockets, polls that wait for news. */
export function endLongLived(tracked: TrackedServer): void {
  for (const request of tracked.requests) {
    if (isEventStream(request.res)) endStream(request);
    else if (isEngineIoPoll(request)) endPoll(request);
  }
  for (const tunnel of tracked.tunnels) if (tunnel.isWebSocket) closeWebSocket(tunnel);
}

function endStream({ res }: ActiveRequest): void {
  if (res.writableEnded) return;
  res.end();
  silence(res);
}

/** socket.io without WebSockets: a request that waits for the next message. */
function isEngineIoPoll({ req, res }: ActiveRequest): boolean {
  return (
    req.method === 'GET' &&
    !res.headersSent &&
    /[?&]EIO=\d/.test(req.url ?? '') &&
    /[?&]transport=polling(&|$)/.test(req.url ?? '')
  );
}

/** `1` is engine.io's packet for close: the client connects again, somewhere else. */
function endPoll({ res }: ActiveRequest): void {
  res.writeHead(200, { 'Content-Type': 'text/plain; charset=UTF-8', 'Content-Length': '1' });
  res.end('1');
  silence(res);
}

/** Libraries write whole frames at a time, so that between two ticks there is always room for another one. */
function closeWebSocket(tunnel: Tunnel): void {
  if (!tunnel.accepted || tunnel.closing || !tunnel.socket.writable) return;
  tunnel.closing = true;
  tunnel.socket.write(GOING_AWAY);
}
