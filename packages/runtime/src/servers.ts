import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Server as NetServer, Socket } from 'node:net';
import { type Context, isStopping } from './context.ts';
import { receiveRequests } from './requests.ts';
import { receiveSession } from './sessions.ts';
import { type TrackedServer, trackConnection, trackSocket, trackStream, trackTunnel } from './tracking.ts';

const OWN = Symbol.for('seaworthy.own-server');
const TRACKED = Symbol.for('seaworthy.tracked');

type Marked = { [OWN]?: true; [TRACKED]?: TrackedServer };

/** A server of this library, which nobody has to wait for. */
export function markOwn<T extends NetServer>(server: T): T {
  (server as Marked)[OWN] = true;
  return server;
}

/**
 * Follows every HTTP server of the process from its `listen()` on. The prototype is patched, which a bundled copy of a
 * framework shares with everything else, whatever kind of module it is.
 */
export function patchListen(context: Context): void {
  const { Server } = process.getBuiltinModule('node:net');
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: NetServer, ...args: unknown[]) {
    if (speaksHttp(this) && (this as Marked)[OWN] === undefined) follow(context, this as Server);
    return Reflect.apply(listen, this, args);
  } as typeof listen;
}

/** By what they can do, since asking for their classes would load modules that may not be needed. */
function speaksHttp(server: NetServer): boolean {
  return 'closeIdleConnections' in server || isHttp2(server);
}

function isHttp2(server: NetServer): boolean {
  return 'updateSettings' in server;
}

function follow(context: Context, server: Server): void {
  const tracked = (server as Marked)[TRACKED] ?? track(context, server);
  tracked.closed = false;
  context.servers.add(tracked);
  server.once('listening', () => {
    if (context.phase === 'starting') context.phase = 'running';
    context.onListening();
    // Whoever begins to listen when everything is closed has come too late to be asked anything.
    if (context.phase === 'closing' || context.phase === 'ending') closeListener(tracked);
  });
  server.once('close', () => context.servers.delete(tracked));
  context.arm();
}

function track(context: Context, server: Server): TrackedServer {
  const tracked: TrackedServer = {
    ...{ server, closed: false, stopping: isStopping(context) },
    ...{
      sockets: new Set(),
      connections: new Set(),
      requests: new Set(),
      tunnels: new Set(),
      sessions: new Set(),
      streams: new Set(),
    },
  };
  (server as Marked)[TRACKED] = tracked;
  // Own and not enumerable: what wraps the prototype's `emit`, as tracers do, is called by this one.
  define(server, 'emit', interceptEvents(context, tracked));
  define(server, 'close', closeOnce(tracked));
  return tracked;
}

function define(server: Server, name: 'emit' | 'close', value: unknown): void {
  Object.defineProperty(server, name, { value, configurable: true, writable: true, enumerable: false });
}

function interceptEvents(context: Context, tracked: TrackedServer) {
  const { server } = tracked;
  const emit = server.emit as (...args: unknown[]) => boolean;
  const isTls = 'setSecureContext' in server;
  const carriesRequests = !isTls && !isHttp2(server);
  const receive = receiveRequests(context, tracked, emit);
  const follow: Record<string, ((first: never, second: never) => void) | undefined> = {
    upgrade: (req: IncomingMessage, socket: Socket) => trackTunnel(tracked, req, socket, context.onTunnelEnd),
    connect: (req: IncomingMessage, socket: Socket) => trackTunnel(tracked, req, socket, context.onTunnelEnd),
    connection: (socket: Socket) => {
      trackConnection(tracked, socket, context.onSocketEnd);
      trackSocket(tracked, socket, { carriesRequests });
    },
    secureConnection: (socket: Socket) => trackSocket(tracked, socket, { carriesRequests: !isHttp2(server) }),
    session: (session: ServerHttp2Session) => receiveSession(context, tracked, session),
    stream: (stream: ServerHttp2Stream) => trackStream(tracked, stream),
    // Its port was taken: it serves nobody, unless it tries another one.
    error: () => !server.listening && tracked.sockets.size === 0 && context.servers.delete(tracked),
  };
  return function (this: Server, event: string, ...args: unknown[]): boolean {
    if (event === 'request' || event === 'checkContinue' || event === 'checkExpectation')
      return receive(event, args[0] as IncomingMessage, args[1] as ServerResponse);
    follow[event]?.(args[0] as never, args[1] as never);
    return emit.call(server, event, ...args);
  };
}

/** Stops accepting; what is open stays open. */
export function closeListener(tracked: TrackedServer): void {
  if (tracked.closed) return;
  tracked.closed = true;
  const { Server } = process.getBuiltinModule('node:net');
  // Not the server's own `close()`, which would also end connections on which a request may be on its way.
  if (tracked.server.listening) Server.prototype.close.call(tracked.server);
}

/** The application's first `close()` succeeds as ever, although the listener was closed before it. */
function closeOnce(tracked: TrackedServer) {
  const { server } = tracked;
  const close = server.close;
  let asked = false;
  return function (this: Server, callback?: (error?: Error) => void): Server {
    if (!tracked.closed || asked) return close.call(server, callback);
    asked = true;
    if (callback === undefined) return server;
    if (tracked.sockets.size === 0) process.nextTick(callback);
    else server.once('close', () => callback());
    return server;
  };
}
