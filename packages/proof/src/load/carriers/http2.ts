import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { browserHeaders } from './browser-headers.ts';
import type { Asked, Carrier, Exchange, ExchangeWatch, Place } from './carrier.ts';
import { GRPC_HEALTH, grpcExchangeOf, grpcHeaders, watchGrpc } from './grpc.ts';

/**
 * HTTP/2 without TLS, spoken from the first byte. A connection on which the server says GOAWAY gets no further request, and
 * those that are open there have to be answered.
 */
export function http2Carrier({ host, port }: Place, connections: number): Carrier {
  const kept = new Map<number, Connection>();
  const all = new Set<Connection>();
  let next = 0;
  let isClosing = false;
  const connectAnew = () => {
    const connection = { session: connectTo(host, port), open: 0 };
    all.add(connection);
    connection.session.once('close', () => all.delete(connection));
    return connection;
  };
  const connectionFor = ({ apart }: Asked) => {
    if (apart) return connectAnew();
    next = (next + 1) % Math.max(1, connections);
    const usable = kept.get(next);
    if (usable !== undefined && !usable.session.closed && !usable.session.destroyed) return usable;
    const connection = connectAnew();
    kept.set(next, connection);
    return connection;
  };
  return {
    withholdsHeaders: false,
    open(asked, watch) {
      const connection = connectionFor(asked);
      const stream = connection.session.request(headersOf(asked, `${host}:${port}`), { endStream: false });
      connection.open += 1;
      stream.once('close', () => {
        connection.open -= 1;
        if (connection.open === 0 && (isClosing || asked.apart)) connection.session.close();
      });
      const isGrpc = asked.path === GRPC_HEALTH;
      follow(stream, isGrpc ? watchGrpc(stream, watch) : watch);
      return isGrpc ? grpcExchangeOf(stream, exchangeOf(stream)) : exchangeOf(stream);
    },
    closeIdle() {
      isClosing = true;
      // Not those with an open stream: to a server that has not read it yet, it would be one too many.
      for (const { session, open } of all) if (open === 0) session.close();
    },
    destroy() {
      for (const { session } of all) session.destroy();
    },
  };
}

interface Connection {
  session: ClientHttp2Session;
  /** Requests on it that have not ended. */
  open: number;
}

function connectTo(host: string, port: number): ClientHttp2Session {
  const session = connect(`http://${host}:${port}`);
  // Each of its streams says what has happened to it.
  session.on('error', () => undefined);
  session.once('goaway', () => session.close());
  return session;
}

function headersOf({ method, path, bodyBytes }: Asked, authority: string): Record<string, string | number> {
  return {
    ...{ ':method': method, ':path': path, ':authority': authority, ':scheme': 'http', ...browserHeaders },
    ...(path === GRPC_HEALTH ? grpcHeaders : {}),
    ...(bodyBytes === undefined || path === GRPC_HEALTH
      ? {}
      : { 'content-type': 'application/json', 'content-length': bodyBytes }),
  };
}

function follow(stream: ClientHttp2Stream, watch: ExchangeWatch): void {
  let hasEnded = false;
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => watch.broken(code ?? message));
  stream.once('end', () => {
    hasEnded = true;
  });
  // A stream that is reset ends for its reader, too: only how it is closed tells the two apart.
  stream.once('close', () => {
    const { rstCode = 0 } = stream;
    if (hasEnded && rstCode === constants.NGHTTP2_NO_ERROR) watch.ended();
    else watch.broken(resetOf(rstCode) ?? 'the answer was cut off');
  });
  stream.once('response', (headers) =>
    watch.begun({ status: Number(headers[':status']), endsWithConnection: false }, (count) =>
      stream.on('data', (chunk: Buffer) => count(chunk.length)),
    ),
  );
}

/** Why a stream was reset, as RFC 9113 (7) numbers it; absent for one that nobody reset. */
function resetOf(code: number): string | undefined {
  return code === constants.NGHTTP2_NO_ERROR ? undefined : `error ${code} of HTTP/2`;
}

function exchangeOf(stream: ClientHttp2Stream): Exchange {
  return {
    write: (part, written) => void stream.write(part, written),
    end(rest, written) {
      stream.once('finish', written);
      if (rest === undefined) stream.end();
      else stream.end(rest);
    },
    releaseHeader: () => undefined,
    destroy: () => stream.close(constants.NGHTTP2_CANCEL),
  };
}
