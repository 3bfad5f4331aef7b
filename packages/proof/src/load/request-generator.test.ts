import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startLoad } from './request-generator.ts';

let server: Server;
const defaults = { host: '127.0.0.1', paths: ['/a', '/b'], workers: 4, maximumMs: 5000, thinkMs: 1, timeoutMs: 2000 };

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function listen(handle: Parameters<typeof createServer>[1]): Promise<number> {
  server = createServer(handle as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test('sends at most as many requests as it may, over as many connections as it has workers', async () => {
  let connections = 0;
  const port = await listen((_request, response) => response.end('x'));
  server.on('connection', () => {
    connections += 1;
  });
  const load = startLoad({ ...defaults, port, maximumRequests: 60 });
  while (load.records.length < 60) await new Promise((resolve) => setTimeout(resolve, 5));
  await load.stop();
  expect(load.records.length).toBe(60);
  expect(connections).toBe(4);
  expect(new Set(load.records.map(({ path, outcome, detail }) => `${path} ${outcome} ${detail}`))).toEqual(
    new Set(['/a answered 200', '/b answered 200']),
  );
  expect(load.records.every(({ sentMs, endedMs }) => sentMs !== undefined && sentMs <= endedMs)).toBe(true);
});

test('records a broken connection and a cut answer as lost', async () => {
  const port = await listen((request, response) => {
    if (request.url === '/a') request.socket.destroy();
    else {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    }
  });
  const load = startLoad({ ...defaults, port, workers: 2, maximumRequests: 2 });
  while (load.records.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await load.stop();
  expect(load.records.map(({ path, outcome }) => [path, outcome]).sort()).toEqual([
    ['/a', 'lost'],
    ['/b', 'lost'],
  ]);
});

test('a held request stays open until its body is complete', async () => {
  const port = await listen((request, response) => {
    request.resume();
    request.once('end', () => response.end('got it'));
  });
  const load = startLoad({ ...defaults, port, workers: 0, maximumRequests: 0 });
  const held = load.hold('POST', '/order');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(load.open()).toEqual([{ path: 'POST /order', sentMs: expect.any(Number) }]);
  held.release();
  expect(await held.done).toMatchObject({ path: 'POST /order', outcome: 'answered', detail: '200' });
  await load.stop();
});

test('an interruption breaks every connection off, also those that a server never answers', async () => {
  const port = await listen(() => undefined);
  const stop = new AbortController();
  const load = startLoad({ ...defaults, port, workers: 2, maximumRequests: 9, signal: stop.signal });
  const held = load.hold('GET', '/tide');
  while (load.open().length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  await load.done;
  expect(await held.done).toMatchObject({ outcome: 'lost' });
  expect(load.records).toHaveLength(3);
});
