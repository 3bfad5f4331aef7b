import type { Socket } from 'node:net';
import type { Context } from '../context.ts';
import type { Labels, Registry } from '../registry.ts';
import { isEventStream } from '../responses.ts';
import type { ActiveRequest, Tunnel } from '../tracking.ts';
import { followFastify, routeOf } from './route.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'QUERY']);
/** Below it nobody asks whether a response was a stream. */
const SHORTEST_STREAM = 0.1;
const MOST_RECORDERS = 1_000;

interface Recorder {
  count(by: number): void;
  observe(seconds: number): void;
}

const STREAM_SECONDS = [1, 5, 15, 60, 300, 900, 3600];

/** What clients see of the application: requests by route, connections, streams, bytes. */
export function measureHttp(context: Context, registry: Registry): void {
  followFastify();
  const labels = ['method', 'route', 'status_code'];
  const durations = registry.histogram(
    'http_request_duration_seconds',
    'Time from a request to the end of its response.',
    {
      labels,
    },
  );
  const total = registry.counter('http_requests_total', 'Requests, also those that the client did not wait for.', {
    labels,
  });
  const cut = registry.counter(
    'http_requests_aborted_total',
    'Requests whose client had gone before the response ended.',
  );
  const streams = registry.histogram(
    'http_stream_duration_seconds',
    'How long event streams and WebSockets were open.',
    {
      labels: ['kind'],
      buckets: STREAM_SECONDS,
    },
  );
  const recorderOf = rememberRecorders((values) => ({ count: total.bind(values), observe: durations.bind(values) }));
  context.onRequestEnd = (request: ActiveRequest) => {
    const { req, res } = request;
    const seconds = (performance.now() - request.startedAt) / 1000;
    const method = METHODS.has(req.method ?? '') ? (req.method ?? '') : 'other';
    const recorder = recorderOf(method, request.probe ?? routeOf(req), res.statusCode);
    recorder.count(1);
    const isStream = seconds > SHORTEST_STREAM && isEventStream(res);
    // A response of HTTP/2 does not say whether it was flushed.
    if (!(res.writableFinished ?? res.writableEnded) && !isStream) cut.inc();
    if (isStream) streams.observe({ kind: 'event-stream' }, seconds);
    else recorder.observe(seconds);
  };
  context.onTunnelEnd = ({ isWebSocket, startedAt }: Tunnel) =>
    streams.observe({ kind: isWebSocket ? 'websocket' : 'other' }, (performance.now() - startedAt) / 1000);
  measureConnections(context, registry);
}

/** Looked up for each request: in maps of what is there already, since a key of all three would have to be made each time. */
function rememberRecorders(make: (values: Labels) => Recorder) {
  const routes = new Map<string, Map<string, Map<number, Recorder>>>();
  let count = 0;
  return (method: string, route: string, status: number): Recorder => {
    const known = routes.get(route)?.get(method)?.get(status);
    if (known !== undefined) return known;
    const recorder = make({ method, route, status_code: status });
    if (count >= MOST_RECORDERS) return recorder;
    count += 1;
    const methods = routes.get(route) ?? new Map<string, Map<number, Recorder>>();
    const statuses = methods.get(method) ?? new Map<number, Recorder>();
    routes.set(route, methods.set(method, statuses.set(status, recorder)));
    return recorder;
  };
}

function measureConnections(context: Context, registry: Registry): void {
  const ended = { read: 0, written: 0 };
  context.onSocketEnd = ({ bytesRead, bytesWritten }: Socket) => {
    ended.read += bytesRead;
    ended.written += bytesWritten;
  };
  const count = () => {
    const sockets = [...context.servers].flatMap(({ connections }) => [...connections]);
    const sum = (bytes: (socket: Socket) => number) => sockets.reduce((all, socket) => all + bytes(socket), 0);
    active.set({}, sockets.length);
    requests.set(
      {},
      [...context.servers].reduce((all, tracked) => all + tracked.requests.size, 0),
    );
    // Counters that are read and not counted: what has ended, and what the open ones say.
    received.set({}, ended.read + sum(({ bytesRead }) => bytesRead));
    sent.set({}, ended.written + sum(({ bytesWritten }) => bytesWritten));
  };
  const active = registry.gauge('active_connections', 'Open connections to the application.', { collect: count });
  const requests = registry.gauge('http_requests_in_flight', 'Requests whose response has not ended.');
  const received = registry.reading(
    'http_received_bytes_total',
    'Bytes that clients sent, heads and encryption included.',
  );
  const sent = registry.reading(
    'http_sent_bytes_total',
    'Bytes that were sent to clients, heads and encryption included.',
  );
}
