import type { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import type { Exchange, ExchangeWatch } from './carrier.ts';

/** The one call that every server may be asked, whatever else it offers: https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
export const GRPC_HEALTH = '/grpc.health.v1.Health/Check';

/** A `HealthCheckRequest` about the server as a whole: a message without fields, behind its length. */
const MESSAGE = Buffer.alloc(5);
/** A `HealthCheckResponse` whose `status` is SERVING. */
const SERVING = Buffer.from([0x08, 0x01]);
/** How codes of gRPC are told over HTTP, as its own documentation maps them; 500 for the others. */
const STATUS: Readonly<Record<string, number>> = { '5': 404, '12': 501, '14': 503 };
/** An answer is some bytes; nobody keeps more of one that is not. */
const MOST_KEPT = 64;

export const grpcHeaders = { ':method': 'POST', 'content-type': 'application/grpc', te: 'trailers' } as const;

/** Sends the message in place of any body: a call whose message is not complete is in flight as a request is. */
export function grpcExchangeOf(stream: ClientHttp2Stream, exchange: Exchange): Exchange {
  let sent = 0;
  return {
    ...exchange,
    write(_part, written) {
      sent = 2;
      stream.write(MESSAGE.subarray(0, sent), written);
    },
    end: (_rest, written) => exchange.end(MESSAGE.subarray(sent), written),
  };
}

/** Tells a call as a request is told: what became of it is said behind its message, and so is all the rest here. */
export function watchGrpc(stream: ClientHttp2Stream, watch: ExchangeWatch): ExchangeWatch {
  let code: string | undefined;
  let bytes = 0;
  let kept = Buffer.alloc(0);
  const note = (headers: IncomingHttpHeaders) => {
    const said = headers['grpc-status'];
    if (typeof said === 'string') code = said;
  };
  // A call that fails at once has no message: its header is its end.
  stream.once('response', note);
  stream.once('trailers', note);
  stream.on('data', (part: Buffer) => {
    bytes += part.length;
    if (kept.length < MOST_KEPT) kept = Buffer.concat([kept, part]);
  });
  return {
    begun: () => undefined,
    ended() {
      const serves = kept.subarray(MESSAGE.length).equals(SERVING);
      const status = code === '0' ? (serves ? 200 : 503) : (STATUS[code ?? ''] ?? 500);
      watch.begun({ status, endsWithConnection: false }, (count) => count(bytes));
      watch.ended();
    },
    broken: watch.broken,
  };
}
