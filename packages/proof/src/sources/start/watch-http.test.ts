import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { selfSigned } from '@seaworthy/testkit';
import { afterEach, expect, test } from 'vitest';
import { askHttp } from '../../load/ask-http.ts';
import { watchHttp } from './watch-http.ts';

const servers: { close(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  servers.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

const serve = (answer: RequestListener) => listen(createServer(answer));

const drops: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(() => response.write(':\n'), 20);
  response.once('close', () => clearInterval(timer));
};

const endless: RequestListener = (_request, response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};

test.each([
  ['a body in drops', drops, { status: 200, complete: false, said: 'a body that did not end within 0.3 s' }],
  ['an endless body', endless, { status: 200, complete: false, said: 'a body of more than 64 KiB' }],
  ['no answer at all', () => undefined, { complete: false, said: 'no answer within 0.3 s' }],
  [
    'an answer that is cut short',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '9' });
      response.write('half');
      void setTimeout(20).then(() => response.destroy());
    },
    { status: 200, complete: false, said: 'an answer that was cut short' },
  ],
  ['a whole answer', (_request, response) => response.end('ok'), { status: 200, complete: true, said: 'status 200' }],
] satisfies [string, RequestListener, object][])(
  '%s ends by the deadline and is said as what it is',
  async (_what, answer, expected) => {
    const began = performance.now();
    expect(
      await askHttp({ port: await serve(answer), protocol: 'http' }, '/', { deadlineMs: 300, ceilingBytes: 65_536 }),
    ).toEqual(expected);
    expect(performance.now() - began).toBeLessThan(1500);
  },
);

test('headers without an end, and what is no HTTP, end too', async () => {
  const headers = await listen(
    createSocketServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-drop: 1\r\n'), 20);
      socket.once('close', () => clearInterval(timer)).on('error', () => undefined);
    }),
  );
  expect(await askHttp({ port: headers, protocol: 'http' }, '/', { deadlineMs: 300 })).toEqual({
    complete: false,
    said: 'no answer within 0.3 s',
  });
  const noise = await listen(createSocketServer((socket) => void socket.end('SSH-2.0-quay\r\n')));
  expect(await askHttp({ port: noise, protocol: 'http' }, '/')).toEqual({
    complete: false,
    said: 'HPE_INVALID_CONSTANT',
  });
});

const status = (code: number) => serve((_request, response) => response.writeHead(code).end());

test.each([
  [204, '/ready', true],
  [302, '/ready', false],
  [404, '/ready', false],
  [500, '/ready', false],
  [404, undefined, true],
  [500, undefined, false],
] as const)('status %i of route %s: healthy %s', async (code, path, healthy) => {
  const watch = watchHttp(await status(code), path);
  await expect.poll(() => watch.answeredMs() ?? watch.said()).toEqual(healthy ? expect.any(Number) : `status ${code}`);
  watch.stop();
});

test('a health route that never ends its answer is not healthy; a front page that is a stream is there', async () => {
  const port = await serve(drops);
  const [route, front] = [watchHttp(port, '/ready'), watchHttp(port, undefined)];
  await expect.poll(() => route.said(), { timeout: 4000 }).toBe('a body that did not end within 2 s');
  await expect.poll(() => front.answeredMs(), { timeout: 4000 }).toEqual(expect.any(Number));
  expect(route.answeredMs()).toBeUndefined();
  route.stop();
  front.stop();
});

test('a port of TLS or of HTTP/2 is healthy by what it speaks', async () => {
  const answer: RequestListener = (_request, response) => void response.writeHead(200).end('ok');
  const secure = watchHttp(await listen(createSecureServer(selfSigned, answer)), '/ready');
  const second = watchHttp(
    await listen(createHttp2Server((_request, response) => response.end('ok')) as never as Server),
    undefined,
  );
  await expect.poll(() => secure.answeredMs()).toEqual(expect.any(Number));
  await expect.poll(() => second.answeredMs()).toEqual(expect.any(Number));
  expect([secure.protocol(), second.protocol()]).toEqual(['https', 'h2c']);
  expect([secure.spokeMs(), second.spokeMs()]).toEqual([undefined, undefined]);
});

test('what is no HTTP is heard, and is no healthy answer', async () => {
  const watch = watchHttp(await listen(createSocketServer((socket) => void socket.write('220 quay\r\n'))), undefined);
  await expect.poll(() => watch.spokeMs()).toEqual(expect.any(Number));
  expect(watch.answeredMs()).toBeUndefined();
  watch.stop();
});
