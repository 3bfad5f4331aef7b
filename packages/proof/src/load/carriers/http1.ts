import { Agent, type ClientRequest, request } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { browserHeaders } from './browser-headers.ts';
import type { Asked, Carrier, Exchange, ExchangeWatch, Place } from './carrier.ts';
import { HeaderHoldingSocket } from './header-holding-socket.ts';

/** HTTP/1.1, over TLS or not. Whose certificate it is does not matter here: it is the service that is looked at. */
export function httpCarrier({ host, port, protocol }: Place, connections: number): Carrier {
  const isSecure = protocol === 'https';
  // First in, first out: every kept connection is used in turn, none falls idle for long.
  const keeping = { keepAlive: true, maxFreeSockets: connections, scheduling: 'fifo' } as const;
  const kept = isSecure ? new SecureAgent({ ...keeping, rejectUnauthorized: false }) : new Agent(keeping);
  // Held requests must not take connections from the load.
  const single = { keepAlive: false };
  const apart = isSecure ? new SecureAgent({ ...single, rejectUnauthorized: false }) : new Agent(single);
  const send = isSecure ? requestSecurely : request;
  return {
    withholdsHeaders: !isSecure,
    open(asked, watch) {
      const socket = asked.withholdHeader === true ? new HeaderHoldingSocket() : undefined;
      const message = send({
        ...{ host, port, method: asked.method, path: asked.path, headers: headersOf(asked) },
        ...(socket === undefined
          ? { agent: asked.apart ? apart : kept }
          : { createConnection: () => socket.connect(port, host) }),
      });
      follow(message, watch);
      return exchangeOf(message, socket);
    },
    closeIdle() {
      kept.maxFreeSockets = 0;
      for (const sockets of Object.values(kept.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
    },
    destroy() {
      kept.destroy();
      apart.destroy();
    },
  };
}

function headersOf({ bodyBytes }: Asked): Record<string, string | number> {
  if (bodyBytes === undefined) return { ...browserHeaders };
  return { ...browserHeaders, 'content-type': 'application/json', 'content-length': bodyBytes };
}

function follow(message: ClientRequest, watch: ExchangeWatch): void {
  const fail = ({ code, message: words }: NodeJS.ErrnoException) => watch.broken(code ?? words);
  message.on('error', fail);
  // Nobody asked for another protocol, and what answers may be hostile.
  message.once('upgrade', (response, socket) => {
    socket.destroy();
    watch.begun({ status: response.statusCode ?? 0, endsWithConnection: true }, () => undefined);
    watch.ended();
  });
  message.once('response', (response) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = response.headers;
    response.on('error', fail);
    response.once('end', watch.ended);
    response.once('close', () => watch.broken('the answer was cut off'));
    watch.begun(
      { status: response.statusCode ?? 0, endsWithConnection: length === undefined && encoding === undefined },
      (count) => response.on('data', (chunk: Buffer) => count(chunk.length)),
    );
  });
}

function exchangeOf(message: ClientRequest, socket: HeaderHoldingSocket | undefined): Exchange {
  return {
    write: (part, written) => void message.write(part, written),
    end(rest, written) {
      message.once('finish', written);
      message.end(rest);
    },
    releaseHeader: () => socket?.release(),
    destroy: () => void message.destroy(),
  };
}
