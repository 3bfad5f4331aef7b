import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { calibrateLoad, paceFrom } from './calibrate-load.ts';
import type { RequestRecord } from './request-record.ts';

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
  let asked = 0;
  const { requestsPerSecond } = await paceOf((_, response) => {
    asked += 1;
    response.end(large);
  });
  expect(requestsPerSecond).toBeLessThanOrEqual(5);
  // 32 MB are enough to tell.
  expect(asked).toBe(16);
});

test('a route without an end is left out, and what is usual is known of the others', async () => {
  const { paths, usual, reachable } = await paceOf(
    (request, response) => (request.url === '/events' ? response.write('data: 1\n\n') : response.end('seven..')),
    ['/events', '/'],
  );
  expect([paths, reachable]).toEqual([['/'], true]);
  expect(usual.get('/')).toMatchObject({ classes: new Set([2]), leastBytes: 7 });
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

test('the connections of a calibration are closed when it ends', async () => {
  const server = createServer((_, response) => response.end('x'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await calibrateLoad((server.address() as AddressInfo).port, ['/a', '/b'], new AbortController().signal);
  await expect
    .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))), { timeout: 2000 })
    .toBe(0);
  server.close();
});

/** Requests to `/quay`, one after the other: how long each took in milliseconds, and what came of it. */
const records = (tookMs: readonly number[], changes: Partial<RequestRecord> = {}): RequestRecord[] =>
  tookMs.map((ms, index) => ({
    ...{ path: '/quay', plannedMs: index * 1000, endedMs: index * 1000 + ms, outcome: 'answered', detail: '200' },
    ...{ answer: { status: 200, bytes: 10, endsWithConnection: false }, ...changes },
  }));

test('the first half of what a route answers is slow and says nothing of its pace', () => {
  expect(paceFrom(new Map([['/quay', records([900, 900, 50, 50])]]))).toMatchObject({
    ...{ requestsPerSecond: 5, connections: 5, paths: ['/quay'], reachable: true },
  });
  // Of an odd number the one in the middle counts.
  expect(paceFrom(new Map([['/quay', records([900, 30, 70])]])).requestsPerSecond).toBe(5);
});

test('what was not answered says nothing of the pace, and a route that once had no end is left out whole', () => {
  const broken = records([4000], { outcome: 'broken', detail: 'ECONNRESET' });
  const endless = records([3000], { outcome: 'given-up', detail: 'no end within 3 s' });
  const samples = new Map([
    ['/quay', records([100, 100])],
    ['/broken', broken],
    ['/events', [...records([1]), ...endless]],
  ]);
  expect(paceFrom(samples)).toMatchObject({ requestsPerSecond: 3, paths: ['/quay', '/broken'] });
});

test('the pace is no higher than the scale, than ten megabytes a second, and never nothing', () => {
  const answered = (ms: number, bytes: number) =>
    paceFrom(new Map([['/quay', records([ms], { answer: { status: 200, bytes, endsWithConnection: false } })]]));
  expect(answered(0, 0)).toMatchObject({ requestsPerSecond: 50, connections: 16 });
  expect(answered(5, 0).requestsPerSecond).toBe(50);
  expect(answered(10, 0).requestsPerSecond).toBe(25);
  expect(answered(9000, 0).requestsPerSecond).toBe(1);
  expect(answered(1, 500_000).requestsPerSecond).toBe(20);
  expect(answered(1, 16_000_000).requestsPerSecond).toBe(1);
});

test('one answer anywhere is enough to be reachable, and none is not', () => {
  const refused = records([1], { outcome: 'broken', detail: 'ECONNREFUSED' }).map(({ answer: _, ...rest }) => rest);
  expect(paceFrom(new Map([['/', refused]])).reachable).toBe(false);
  expect(paceFrom(new Map()).reachable).toBe(false);
  expect(
    paceFrom(
      new Map([
        ['/', refused],
        ['/quay', records([1])],
      ]),
    ).reachable,
  ).toBe(true);
});
