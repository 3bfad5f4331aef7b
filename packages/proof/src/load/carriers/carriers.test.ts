import { createServer as createHttp2Server, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { selfSigned } from '@seaworthy/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { calibrateLoad } from '../calibrate-load.ts';
import { startLoad } from '../request-generator.ts';
import type { Protocol } from './carrier.ts';
import { GRPC_HEALTH } from './grpc.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen(server: Server): Promise<number> {
  closing.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function loadOn(port: number, protocol: Protocol, changes: object = {}) {
  const load = startLoad({
    ...{ host: '127.0.0.1', port, protocol, paths: ['/'], requestsPerSecond: 0, connections: 2 },
    ...{ maximumRequests: 1000, maximumMs: 3000, maximumBytes: 1e6, timeoutMs: 2000, ...changes },
  });
  closing.unshift(() => void load.stop());
  return load;
}

type Answer = (stream: ServerHttp2Stream, path: string) => void;

async function serveStreams(answer: Answer): Promise<{ port: number; server: Http2Server; connections(): number }> {
  let connections = 0;
  const server = createHttp2Server();
  server.on('session', (session) => {
    connections += 1;
    session.on('error', () => undefined);
    closing.unshift(() => session.destroy());
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    answer(stream, String(headers[':path']));
  });
  return { server, port: await listen(server as never), connections: () => connections };
}

const hello: Answer = (stream) => {
  stream.respond({ ':status': 200 });
  stream.end('hello');
};

describe('HTTP/2', () => {
  test('the load keeps its connections, and reads each answer to its end', async () => {
    const { port, connections } = await serveStreams(hello);
    const load = loadOn(port, 'h2c', { requestsPerSecond: 100, maximumRequests: 30 });
    await load.done;
    await load.drain();
    expect(load.records).toHaveLength(30);
    expect(load.records.map(({ outcome, answer }) => [outcome, answer?.status, answer?.bytes])).toEqual(
      Array.from({ length: 30 }, () => ['answered', 200, 5]),
    );
    expect(connections()).toBe(2);
  });

  test.each<[string, Answer, string, string]>([
    ['cut in the midst of an answer', cutAfter((stream) => stream.destroy(new Error('torn'))), 'broken', 'an error'],
    ['cut with its connection', cutAfter((stream) => stream.session?.destroy()), 'broken', 'error 8 of HTTP/2'],
    ['refused', (stream) => stream.close(7), 'broken', 'an error'],
    ['answered with an error', (stream) => stream.respond({ ':status': 503 }, { endStream: true }), 'answered', '503'],
  ])('a stream that is %s', async (_what, answer, outcome, detail) => {
    const { port } = await serveStreams(answer);
    const record = await loadOn(port, 'h2c').send('/');
    expect([record.outcome, record.detail.replace('ERR_HTTP2_STREAM_ERROR', 'an error')]).toEqual([outcome, detail]);
  });

  test('after GOAWAY what is open is answered, and the next request comes by another connection', async () => {
    const open: ServerHttp2Stream[] = [];
    const { port, connections } = await serveStreams((stream, path) => {
      if (path === '/slow') open.push(stream);
      else hello(stream, path);
    });
    const load = loadOn(port, 'h2c', { connections: 1 });
    const slow = load.send('/slow');
    await expect.poll(() => open.length).toBe(1);
    open[0]?.session?.close();
    await pause(50);
    expect(await load.send('/')).toMatchObject({ outcome: 'answered' });
    for (const stream of open) hello(stream, '/slow');
    expect(await slow).toMatchObject({ outcome: 'answered', answer: { status: 200 } });
    expect(connections()).toBe(2);
  });

  test('held requests have a connection each: their body unfinished, their answer unread', async () => {
    const { port, connections } = await serveStreams((stream, path) => {
      stream.resume().once('end', () => {
        stream.respond({ ':status': 200 });
        stream.end(path === '/large' ? 'x'.repeat(500_000) : 'hello');
      });
    });
    const load = loadOn(port, 'h2c');
    const held = [load.hold('unfinished body', '/'), load.hold('unread answer', '/large')];
    await pause(200);
    expect(load.open()).toHaveLength(2);
    for (const request of held) request.release();
    const ends = await Promise.all(held.map(({ done }) => done));
    expect(ends.map(({ outcome, answer }) => [outcome, answer?.bytes])).toEqual([
      ['answered', 5],
      ['answered', 500_000],
    ]);
    expect(connections()).toBe(2);
    expect(load.withholdsHeaders).toBe(false);
  });
});

describe('gRPC', () => {
  const headers = { ':status': 200, 'content-type': 'application/grpc+proto' };

  /** As servers of gRPC answer: a message behind its length, and what became of the call in the trailers. */
  const answering =
    (status: number, message: readonly number[] | undefined): Answer =>
    (stream) => {
      let asked = 0;
      stream.on('data', (part: Buffer) => {
        asked += part.length;
      });
      stream.once('end', () => {
        if (message === undefined || asked !== 5) {
          stream.respond({ ...headers, 'grpc-status': String(asked === 5 ? status : 13) }, { endStream: true });
          return;
        }
        stream.respond(headers, { waitForTrailers: true });
        stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(status) }));
        stream.end(Buffer.from([0, 0, 0, 0, message.length, ...message]));
      });
    };

  test.each([
    ['serves', answering(0, [0x08, 0x01]), 200],
    ['does not serve', answering(0, [0x08, 0x02]), 503],
    ['does not know', answering(0, []), 503],
    ['knows no health', answering(12, undefined), 501],
    ['knows no such service', answering(5, undefined), 404],
    ['is on its way down', answering(14, undefined), 503],
    ['fails', answering(2, undefined), 500],
  ] as const)('a server that %s', async (_what, answer, status) => {
    const { port } = await serveStreams(answer);
    expect(await loadOn(port, 'h2c').send(GRPC_HEALTH)).toMatchObject({ outcome: 'answered', answer: { status } });
  });

  test('a call without the end of its message is in flight until that comes', async () => {
    const { port } = await serveStreams(answering(0, [0x08, 0x01]));
    const load = loadOn(port, 'h2c');
    const call = load.hold('unfinished body', GRPC_HEALTH);
    await pause(150);
    expect(load.open()).toHaveLength(1);
    call.release();
    expect(await call.done).toMatchObject({ outcome: 'answered', answer: { status: 200 } });
  });

  test.each([
    ['has it answered', answering(0, [0x08, 0x01]), ['/', GRPC_HEALTH]],
    ['does not know it', answering(12, undefined), ['/']],
  ] as const)('the load asks for its health, too, where it %s', async (_what, health, paths) => {
    const { port } = await serveStreams((stream, path) => (path === GRPC_HEALTH ? health : hello)(stream, path));
    expect(await calibrateLoad(port, ['/'], new AbortController().signal)).toMatchObject({ protocol: 'h2c', paths });
  });
});

function cutAfter(cut: (stream: ServerHttp2Stream) => void): Answer {
  return (stream) => {
    stream.respond({ ':status': 200 });
    stream.write('hel');
    setTimeout(() => cut(stream), 30);
  };
}

describe('the load finds out what is spoken', () => {
  test('TLS', async () => {
    const port = await listen(createSecureServer(selfSigned, (_request, response) => response.end('hello')));
    const pace = await calibrateLoad(port, ['/'], new AbortController().signal);
    expect(pace).toMatchObject({ protocol: 'https', reachable: true, paths: ['/'] });
    const load = loadOn(port, pace.protocol, { requestsPerSecond: 50, maximumRequests: 10 });
    await load.done;
    await load.drain();
    expect(load.records.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => 'answered'));
  });

  test('HTTP/2 without TLS', async () => {
    const { port } = await serveStreams(hello);
    expect(await calibrateLoad(port, ['/'], new AbortController().signal)).toMatchObject({
      ...{ protocol: 'h2c', reachable: true, paths: ['/'] },
    });
  });

  test('something else than HTTP', async () => {
    const port = await listen(
      createTcpServer((socket) => void socket.on('error', () => undefined).write('220 quay\r\n')),
    );
    const pace = await calibrateLoad(port, ['/'], new AbortController().signal);
    expect(pace).toMatchObject({ protocol: 'http', reachable: false, foreign: true });
  });

  test('what breaks off without a word may be anything', async () => {
    const port = await listen(createTcpServer((socket) => void socket.destroy()));
    const pace = await calibrateLoad(port, ['/'], new AbortController().signal);
    expect(pace).toMatchObject({ protocol: 'http', reachable: false, foreign: false });
  });
});
