import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { calibrateLoad } from './calibrate-load.ts';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function paceOf(handle: RequestListener, paths = ['/']) {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pace = await calibrateLoad((server.address() as AddressInfo).port, paths, new AbortController().signal);
  server.close();
  return pace;
}

/** How quick a server is depends on the machine, too: what is busy now is tried again. */
const onAnyMachine = { retry: 6 };

test('a quick server gets the rate of the scale, and no more', onAnyMachine, async () => {
  expect(await paceOf((_, response) => response.end('x'))).toMatchObject({ requestsPerSecond: 50, reachable: true });
});

test('a slow one gets what keeps it busy for a quarter of its time', onAnyMachine, async () => {
  const { requestsPerSecond, connections } = await paceOf((_, response) => setTimeout(() => response.end('x'), 100));
  expect(requestsPerSecond).toBeGreaterThanOrEqual(2);
  expect(requestsPerSecond).toBeLessThanOrEqual(3);
  expect(connections).toBe(requestsPerSecond);
});

test('a quick one with large answers is asked so often that they stay few megabytes a second', async () => {
  const large = Buffer.alloc(2_000_000, 'x');
  expect((await paceOf((_, response) => response.end(large))).requestsPerSecond).toBeLessThanOrEqual(5);
});

test('a route without an end is left out, and what is usual is known of the others', async () => {
  const { paths, usual, reachable } = await paceOf(
    (request, response) => (request.url === '/events' ? response.write('data: 1\n\n') : response.end('seven..')),
    ['/events', '/'],
  );
  expect([paths, reachable]).toEqual([['/'], true]);
  expect(usual.get('/')).toEqual({ classes: new Set([2]), leastBytes: 7 });
});

test('nobody there', async () => {
  expect(await calibrateLoad(9, ['/'], new AbortController().signal)).toMatchObject({ reachable: false });
});

test('each route is asked once, and what is kept open is bounded', onAnyMachine, async () => {
  const { paths, connections } = await paceOf((_, response) => response.end('x'), ['/', '/', '/tide']);
  expect(paths).toEqual(['/', '/tide']);
  expect(connections).toBe(16);
});

test('each is asked twenty times, and no further when it breaks off or is interrupted', async () => {
  const asked = new Map<string, number>();
  const { usual } = await paceOf(
    (request, response) => {
      const path = request.url ?? '';
      asked.set(path, (asked.get(path) ?? 0) + 1);
      if (path === '/broken') response.destroy();
      else response.end('x');
    },
    ['/', '/broken'],
  );
  expect(Object.fromEntries(asked)).toEqual({ '/': 20, '/broken': 1 });
  expect([...usual.keys()]).toEqual(['/']);
});

test('an interruption ends the calibration', async () => {
  const server = createServer((_, response) => void setTimeout(() => response.end('x'), 50));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 120);
  const began = performance.now();
  await calibrateLoad((server.address() as AddressInfo).port, ['/a', '/b', '/c'], stop.signal);
  expect(performance.now() - began).toBeLessThan(900);
  server.close();
});
