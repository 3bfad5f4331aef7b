import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Load, now, startLoad } from './request-generator.ts';

const defaults = {
  ...{ host: '127.0.0.1', paths: ['/a', '/b'], requestsPerSecond: 100, connections: 1 },
  ...{ maximumRequests: 1000, maximumMs: 5000, maximumBytes: 1e6, timeoutMs: 2000 },
};
const held = { ...defaults, requestsPerSecond: 0 };
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function portOf(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function listen(handle: Parameters<typeof createServer>[1]): Promise<number> {
  const server = createServer(handle as never);
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

/** A server that says these bytes to whoever connects, and hangs up. */
async function saying(text: string): Promise<number> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(text));
  });
  closing.push(() => server.close());
  return portOf(server);
}

async function one(port: number, changes: Partial<typeof defaults> = {}) {
  const load = startLoad({ ...held, port, ...changes });
  const record = await load.send('/a');
  await load.stop();
  return record;
}

async function recorded(load: Load, count: number): Promise<void> {
  while (load.records.length < count) await pause(5);
}

test('arrivals come as planned, and no faster when nobody answers any more', async () => {
  const port = await listen((_request, response) => response.end('x'));
  const load = startLoad({ ...defaults, port, maximumMs: 2000 });
  await pause(800);
  const before = load.records.length;
  closing.splice(0).forEach((close) => {
    close();
  });
  await pause(800);
  await load.drain();
  const after = load.records.length - before;
  expect(before).toBeGreaterThan(40);
  // A closed loop would have come back at once from each refusal, many times as often.
  expect(after).toBeLessThan(before * 1.5);
  expect(load.records.at(-1)).toMatchObject({ outcome: 'broken' });
});

test('latency counts from the planned time, so that a server that stalls has all that wait in it', async () => {
  let stalled = true;
  const waiting: (() => void)[] = [];
  const port = await listen((_request, response) => {
    if (stalled) waiting.push(() => response.end('x'));
    else response.end('x');
  });
  const load = startLoad({ ...defaults, port, maximumRequests: 20 });
  await load.done;
  await pause(300);
  stalled = false;
  for (const answer of waiting) answer();
  await recorded(load, 20);
  await load.stop();
  const latencies = load.records.map(({ plannedMs, endedMs }) => endedMs - plannedMs);
  expect(Math.max(...latencies)).toBeGreaterThan(400);
  expect(Math.min(...latencies)).toBeGreaterThan(250);
});

test('the connections of the beginning are kept and used in turn', async () => {
  const ports = new Set<number>();
  const port = await listen((request, response) => {
    ports.add(request.socket.remotePort ?? 0);
    setTimeout(() => response.end('x'), 20);
  });
  const load = startLoad({ ...defaults, port, connections: 4, maximumRequests: 40 });
  await recorded(load, 40);
  await load.stop();
  // A further one is opened only where all are taken.
  expect(ports.size).toBeGreaterThanOrEqual(4);
  expect(ports.size).toBeLessThan(12);
});

test('looks like a browser: no server can tell it apart by its headers', async () => {
  const seen: IncomingHttpHeaders[] = [];
  let bodies = '';
  const port = await listen((request, response) => {
    seen.push(request.headers);
    request.on('data', (chunk) => {
      bodies += chunk;
    });
    request.on('end', () => response.end('x'));
  });
  const load = startLoad({ ...held, port });
  await load.send('/a');
  await load.send('/a', 'POST');
  await load.stop();
  for (const headers of seen) expect(headers['user-agent']).toMatch(/^Mozilla\/5\.0 .*Chrome/);
  expect(`${JSON.stringify(seen)}${bodies}`).not.toMatch(/seaworthy|node|undici/i);
});

test.each([
  ['fewer bytes than promised', 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\nhalf'],
  ['chunks without a last one', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ['nothing', ''],
])('%s is a broken answer', async (_, text) => {
  expect(await one(await saying(text))).toMatchObject({ outcome: 'broken' });
});

test('an answer that ends with its connection says how much came', async () => {
  expect(await one(await saying('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf'))).toMatchObject({
    outcome: 'answered',
    answer: { status: 200, bytes: 4, endsWithConnection: true },
  });
});

test('a body in drops is given up, by time', async () => {
  const port = await listen((_request, response) => {
    const drops = setInterval(() => response.write('x'), 20);
    response.once('close', () => clearInterval(drops));
  });
  expect(await one(port, { timeoutMs: 300 })).toMatchObject({
    outcome: 'given-up',
    detail: 'no end within 0.3 s',
    answer: { status: 200 },
  });
});

test('an endless body is given up, by bytes', async () => {
  const port = await listen((_request, response) => {
    const more = () => {
      while (response.write('x'.repeat(60_000)));
    };
    response.on('drain', more);
    more();
  });
  expect(await one(port)).toMatchObject({ outcome: 'given-up', detail: 'an answer of more than 1000000 bytes' });
});

test('held bodies, headers and unread answers stay open until they are released', async () => {
  const port = await listen((request, response) => {
    request.resume();
    request.once('end', () => response.end('x'.repeat(600_000)));
  });
  const load = startLoad({ ...held, port });
  const all = [load.hold('unfinished body', '/a'), load.hold('unfinished header', '/a')];
  const unread = load.hold('unread answer', '/a');
  await pause(200);
  expect(load.open().map(({ path, hold }) => [path, hold])).toEqual([
    ['POST /a', 'unfinished body'],
    ['/a', 'unfinished header'],
    ['/a', 'unread answer'],
  ]);
  for (const request of [...all, unread]) request.release();
  for (const request of [...all, unread]) {
    expect(await request.done).toMatchObject({ outcome: 'answered', answer: { status: 200, bytes: 600_000 } });
  }
  await load.stop();
});

test('draining waits for what is open, however long that takes, and hangs up on nobody', async () => {
  const port = await listen((_request, response) => setTimeout(() => response.end('late'), 500));
  const load = startLoad({ ...defaults, port, maximumRequests: 3 });
  await load.done;
  await load.drain();
  expect(load.records.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered']);
});

test('an interruption ends every request, also those that a server never answers', async () => {
  const port = await listen(() => undefined);
  const stop = new AbortController();
  const load = startLoad({ ...defaults, port, maximumRequests: 2, signal: stop.signal });
  const request = load.hold('slow route', '/tide');
  while (load.open().length < 3) await pause(5);
  stop.abort();
  expect(await request.done).toMatchObject({ outcome: 'given-up' });
  await load.stop();
  expect(load.records).toHaveLength(3);
});

test('arrivals that are planned while it is quiet are left out, and not made up for', async () => {
  const port = await listen((_request, response) => response.end('x'));
  const load = startLoad({ ...defaults, port });
  await recorded(load, 20);
  load.setQuiet(true);
  const fromMs = now();
  await pause(500);
  const untilMs = now();
  load.setQuiet(false);
  await pause(300);
  await load.stop();
  // One that is late may be planned before the end and be sent after it.
  const meanwhile = load.records.filter(({ plannedMs }) => plannedMs > fromMs && plannedMs < untilMs - 200);
  expect(meanwhile).toEqual([]);
  expect(load.records.some(({ plannedMs }) => plannedMs > untilMs)).toBe(true);
});
