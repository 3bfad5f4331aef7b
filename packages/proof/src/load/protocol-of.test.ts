import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { selfSigned } from '@seaworthy/testkit';
import { afterEach, expect, test } from 'vitest';
import { askHttp } from './ask-http.ts';
import { protocolOf } from './protocol-of.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const answer: RequestListener = (_request, response) => void response.end('hello');
const says =
  (status: number): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end();

/** As nginx and Go do: one port that takes TLS, and explains itself to who comes without. */
function explaining(): Server {
  const secure = createSecureServer(selfSigned, answer);
  return createTcpServer((socket) => {
    socket.once('readable', () => {
      const first: Buffer | null = socket.read();
      if (first === null) return;
      const isTls = first[0] === 22;
      socket.unshift(first);
      if (isTls) secure.emit('connection', socket);
      else
        socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\nA plain request was sent to an HTTPS port.');
    });
  });
}

test.each([
  ['HTTP', () => createServer(answer), 'http'],
  ['HTTP that says 500', () => createServer(says(500)), 'http'],
  ['HTTP that takes the request for a bad one', () => createServer(says(400)), 'http'],
  ['TLS', () => createSecureServer(selfSigned, answer), 'https'],
  ['TLS whose port says 400 to others', explaining, 'https'],
  ['HTTP/2 from the first byte', () => createHttp2Server((_request, response) => response.end('hello')), 'h2c'],
  ['a line at once, as of a mail server', () => createTcpServer((socket) => socket.write('220 quay\r\n')), undefined],
  ['an echo', () => createTcpServer((socket) => socket.pipe(socket)), undefined],
  ['nothing', () => createTcpServer(() => undefined), undefined],
] as const)('%s', async (_what, server, protocol) => {
  expect(await protocolOf(await listen(server() as Server), '/', 300)).toBe(protocol);
});

test('a port at which nobody listens speaks nothing', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  expect(await protocolOf(port)).toBeUndefined();
});

test.each([
  ['https', () => createSecureServer(selfSigned, answer)],
  ['h2c', () => createHttp2Server((_request, response) => void response.end('hello'))],
] as const)('a question over %s is answered whole', async (protocol, server) => {
  const port = await listen(server() as Server);
  expect(await askHttp({ port, protocol }, '/')).toEqual({ status: 200, complete: true, said: 'status 200' });
});
