import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';

/** A request that was handed to the application and whose response has not ended. */
export interface ActiveRequest {
  req: IncomingMessage;
  res: ServerResponse;
  startedAt: number;
  tracked: TrackedServer;
  onEnd(request: ActiveRequest): void;
  /** The health path that it asks for. */
  probe: string | undefined;
}

/** A connection that the application took over by `Upgrade` or `CONNECT`. */
export interface Tunnel {
  socket: Socket;
  isWebSocket: boolean;
  /** Its `101` was written, so that a close frame may follow. */
  accepted: boolean;
  closing: boolean;
  startedAt: number;
}

/** What is open on one server of the application. */
export interface TrackedServer {
  server: Server;
  /** Connections, and beside those that are encrypted their clear side. */
  sockets: Set<Socket>;
  /** Connections alone. */
  connections: Set<Socket>;
  requests: Set<ActiveRequest>;
  tunnels: Set<Tunnel>;
  sessions: Set<ServerHttp2Session>;
  streams: Set<ServerHttp2Stream>;
  /** Its listener was closed here; a later `close()` of the application is its first. */
  closed: boolean;
  /** The signal has come. */
  stopping: boolean;
}

const REQUEST = Symbol('seaworthy.request');
const LATEST = Symbol('seaworthy.latest');
const SEEN_BYTES = Symbol('seaworthy.bytes');

interface Marked {
  [REQUEST]?: ActiveRequest;
  [LATEST]?: ActiveRequest;
  [SEEN_BYTES]?: number;
}

/** The request that a response answers; undefined for one that is not tracked. */
export function requestOf(res: object): ActiveRequest | undefined {
  return (res as Marked)[REQUEST];
}

/** Whether nothing has come after this request on its connection. */
export function isLatest(request: ActiveRequest): boolean {
  return (request.req.socket as Marked)[LATEST] === request;
}

/** Counts a request until its response has ended or its connection is gone. It is done for each: nothing here may be slow. */
export function trackRequest(
  tracked: TrackedServer,
  req: IncomingMessage,
  res: ServerResponse,
  onEnd: (request: ActiveRequest) => void,
): ActiveRequest {
  const request: ActiveRequest = { req, res, tracked, onEnd, startedAt: performance.now(), probe: undefined };
  (res as Marked)[REQUEST] = request;
  (req.socket as Marked)[LATEST] = request;
  tracked.requests.add(request);
  res.on('close', onResponseClose);
  return request;
}

/** One function for all responses, without a closure for each. */
function onResponseClose(this: Marked): void {
  const request = this[REQUEST];
  if (request === undefined) return;
  const { tracked, req } = request;
  // A listener may be told twice.
  if (!tracked.requests.delete(request)) return;
  if (tracked.stopping) noteBytes(req.socket);
  request.onEnd(request);
}

function noteBytes(socket: Socket & Marked): void {
  if (socket[SEEN_BYTES] !== Number.POSITIVE_INFINITY) socket[SEEN_BYTES] = socket.bytesRead;
}

/** From here on it is known which connections wait for the rest of a request; before, that would cost each request. */
export function beginStopping(tracked: TrackedServer): void {
  tracked.stopping = true;
  const busy = new Set([...tracked.requests].map(({ req }) => req.socket));
  for (const socket of tracked.sockets)
    if ((socket as Marked)[LATEST] !== undefined && !busy.has(socket)) noteBytes(socket);
}

/** Whether a part of a request has come over this connection, and its end has not. */
export function isHalfSent(socket: Socket): boolean {
  return socket.bytesRead > ((socket as Marked)[SEEN_BYTES] ?? 0);
}

/** `carriesRequests`: its bytes are HTTP/1.1, and neither TLS nor frames. */
export function trackSocket(
  tracked: TrackedServer,
  socket: Socket,
  { carriesRequests }: { carriesRequests: boolean },
): void {
  if (!carriesRequests) (socket as Marked)[SEEN_BYTES] = Number.POSITIVE_INFINITY;
  tracked.sockets.add(socket);
  socket.once('close', () => tracked.sockets.delete(socket));
}

export function trackTunnel(
  tracked: TrackedServer,
  req: IncomingMessage,
  socket: Socket,
  onEnd: (tunnel: Tunnel) => void,
): void {
  const isWebSocket = /^websocket$/i.test(req.headers.upgrade ?? '');
  const tunnel: Tunnel = { socket, isWebSocket, accepted: false, closing: false, startedAt: performance.now() };
  tracked.tunnels.add(tunnel);
  socket.once('close', () => {
    tracked.tunnels.delete(tunnel);
    onEnd(tunnel);
  });
  // The application answers `101` by itself; before that no frame may be written.
  const write = socket.write;
  socket.write = function (this: Socket, ...args: Parameters<Socket['write']>) {
    tunnel.accepted = String(args[0]).startsWith('HTTP/1.1 101');
    socket.write = write;
    return write.apply(this, args);
  } as Socket['write'];
}

export function trackSession(tracked: TrackedServer, session: ServerHttp2Session): void {
  tracked.sessions.add(session);
  session.once('close', () => tracked.sessions.delete(session));
}

export function trackStream(tracked: TrackedServer, stream: ServerHttp2Stream): void {
  tracked.streams.add(stream);
  stream.once('close', () => tracked.streams.delete(stream));
}

export function trackConnection(tracked: TrackedServer, socket: Socket, onEnd: (socket: Socket) => void): void {
  tracked.connections.add(socket);
  socket.once('close', () => {
    tracked.connections.delete(socket);
    onEnd(socket);
  });
}
