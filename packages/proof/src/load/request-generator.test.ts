import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Load, startLoad } from './request-generator.ts';
import { now } from './request-record.ts';

const defaults = {
  protocol: 'http' as const,
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
  closing.splice(0).forEach((close) => {
    close();
  });
  await pause(800);
  await load.drain();
  // A closed loop would have come back at once from each refusal, many times as often. The plan is told from the times that
  // it was made with, so that a busy machine changes nothing.
  const planned = load.records.map(({ plannedMs }) => plannedMs).sort((a, b) => a - b);
  const gaps = planned.slice(1).map((at, index) => Math.round(at - (planned[index] ?? 0)));
  expect(planned.length).toBeGreaterThan(40);
  expect(new Set(gaps)).toEqual(new Set([10]));
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

/** Whether the load can keep to its plan depends on the machine, too: what is busy now is tried again. */
const onAnyMachine = { retry: 6 };

test('the connections of the beginning are kept and used in turn', onAnyMachine, async () => {
  const ports = new Set<number>();
  const port = await listen((request, response) => {
    ports.add(request.socket.remotePort ?? 0);
    setTimeout(() => response.end('x'), 20);
  });
  const load = startLoad({ ...defaults, port, connections: 4, maximumRequests: 40 });
  await recorded(load, 40);
  await load.stop();
  // A further one is opened only where all are taken, as on a busy machine, which sends late what it could not send before.
  const openAt = (atMs: number) =>
    load.records.filter(({ plannedMs, endedMs }) => plannedMs <= atMs && atMs <= endedMs);
  const most = Math.max(
    ...load.records.flatMap(({ plannedMs, endedMs }) =>
      [openAt(plannedMs), openAt(endedMs)].map(({ length }) => length),
    ),
  );
  expect(ports.size).toBeGreaterThanOrEqual(4);
  expect(ports.size).toBeLessThanOrEqual(Math.max(4, most));
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
  for (const headers of seen) {
    expect(headers['user-agent']).toMatch(/^Mozilla\/5\.0 .*Chrome/);
    // A browser asks for pages, in somebody's language.
    expect(headers.accept).toMatch(/^text\/html,/);
    expect(headers['accept-language']).toMatch(/^en-US,/);
  }
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
  // Not only when their time is up.
  expect(await request.done).toMatchObject({ outcome: 'given-up', detail: 'the load ended' });
  await load.stop();
  expect(load.records).toHaveLength(3);
});

test.each([
  [1, 50, [0, 20, 40, 60, 80, 100]],
  [3, 50, [0, 0, 0, 20, 40, 60]],
  [6, 50, [0, 0, 0, 0, 0, 0]],
  [1, 100, [0, 10, 20, 30, 40, 50]],
])(
  '%i connections, %i a second: planned at %j ms, each route in turn',
  async (connections, requestsPerSecond, expected) => {
    const port = await listen((_request, response) => response.end('x'));
    const load = startLoad({ ...defaults, port, connections, requestsPerSecond, maximumRequests: 6 });
    await load.done;
    await load.drain();
    const inTurn = [...load.records].sort((a, b) => a.plannedMs - b.plannedMs);
    const [first] = inTurn;
    expect(inTurn.map(({ plannedMs }) => Math.round(plannedMs - (first?.plannedMs ?? 0)))).toEqual(expected);
    expect(inTurn.map(({ path }) => path).sort()).toEqual(['/a', '/a', '/a', '/b', '/b', '/b']);
    expect(load.lateMs).toHaveLength(6);
    expect(Math.min(...load.lateMs)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...load.lateMs)).toBeLessThan(60_000);
    for (const { plannedMs, sentMs = 0, endedMs } of load.records) {
      expect(sentMs).toBeGreaterThanOrEqual(plannedMs - 1);
      expect(endedMs).toBeGreaterThanOrEqual(sentMs);
    }
  },
);

test('nothing is planned beyond its time, and nothing at all at a rate of 0', async () => {
  const port = await listen((_request, response) => response.end('x'));
  const short = startLoad({ ...defaults, port, maximumMs: 55 });
  await short.done;
  await short.drain();
  expect(short.records).toHaveLength(6);
  const none = startLoad({ ...held, port });
  await none.drain();
  expect(none.records).toEqual([]);
});

test('what is late is sent at once, and how late it was is told', async () => {
  const port = await listen((_request, response) => response.end('x'));
  const load = startLoad({ ...defaults, port, maximumRequests: 10 });
  for (const until = performance.now() + 300; performance.now() < until; );
  await load.done;
  await load.drain();
  expect(load.records).toHaveLength(10);
  expect(Math.max(...load.lateMs)).toBeGreaterThan(150);
});

test('a server that answers nothing gets no more than 256 at a time', async () => {
  const port = await listen(() => undefined);
  const load = startLoad({ ...defaults, port, requestsPerSecond: 5000, connections: 300, maximumRequests: 300 });
  await load.done;
  expect(load.open()).toHaveLength(256);
  expect(load.lateMs).toHaveLength(256);
  await load.stop();
  expect(load.open()).toEqual([]);
  expect(load.records).toHaveLength(256);
});

test('a request sent by itself goes over a kept connection, a held one over its own', async () => {
  const ports: number[] = [];
  const methods: string[] = [];
  const port = await listen((request, response) => {
    ports.push(request.socket.remotePort ?? 0);
    methods.push(`${request.method} ${request.url}`);
    request.resume().once('end', () => response.end('x'));
  });
  const load = startLoad({ ...held, port });
  expect(await load.send('/a')).toMatchObject({ path: '/a', outcome: 'answered', detail: '200' });
  expect(await load.send('/b', 'POST')).toMatchObject({ path: 'POST /b', outcome: 'answered' });
  const slow = load.hold('slow route', '/tide');
  expect(await slow.done).toMatchObject({ path: '/tide', hold: 'slow route', answer: { bytes: 1 } });
  expect((await slow.done).releasedMs).toBeUndefined();
  await load.stop();
  expect(methods).toEqual(['GET /a', 'POST /b', 'GET /tide']);
  expect(ports[0]).toBe(ports[1]);
  expect(ports[2]).not.toBe(ports[0]);
});

test('a body is JSON and complete in the end', async () => {
  const bodies: string[] = [];
  const types: (string | undefined)[] = [];
  const port = await listen((request, response) => {
    types.push(request.headers['content-type']);
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.once('end', () => {
      bodies.push(text);
      response.end('x');
    });
  });
  const load = startLoad({ ...held, port });
  const body = load.hold('unfinished body', '/a');
  while (body.entry.sentMs === undefined) await pause(5);
  expect(bodies).toEqual([]);
  body.release();
  const releasedMs = body.entry.releasedMs ?? 0;
  body.release();
  expect(await body.done).toMatchObject({ outcome: 'answered', releasedMs });
  expect(releasedMs).toBeGreaterThanOrEqual(body.entry.sentMs ?? Number.NaN);
  await load.send('/a', 'POST');
  await load.stop();
  for (const text of bodies) expect(JSON.parse(text)).toEqual({ text: 'x'.repeat(200) });
  expect(bodies).toHaveLength(2);
  expect(types).toEqual(['application/json', 'application/json']);
});

test('an answer has a status, its bytes, and an end of its own', async () => {
  const port = await listen((request, response) => {
    if (request.url === '/length') response.writeHead(203, { 'content-length': '4' }).end('tide');
    else response.writeHead(404).write('ti', () => response.end('de'));
  });
  const load = startLoad({ ...held, port });
  expect(await load.send('/length')).toMatchObject({
    ...{ outcome: 'answered', detail: '203', answer: { status: 203, bytes: 4, endsWithConnection: false } },
  });
  expect(await load.send('/chunks')).toMatchObject({
    ...{ outcome: 'answered', detail: '404', answer: { status: 404, bytes: 4, endsWithConnection: false } },
  });
  await load.stop();
});

test('an answer that is as large as may be is read, one byte more is not', async () => {
  const port = await listen((_request, response) => response.end('x'.repeat(70)));
  expect(await one(port, { maximumBytes: 70 })).toMatchObject({ outcome: 'answered', answer: { bytes: 70 } });
  expect(await one(port, { maximumBytes: 69 })).toMatchObject({
    ...{ outcome: 'given-up', detail: 'an answer of more than 69 bytes' },
  });
});

test.each([
  ['hung up', '', 'ECONNRESET'],
  ['no HTTP', 'SSH-2.0-quay\r\n\r\n', 'HPE_INVALID_CONSTANT'],
])('%s: the code of the error is told', async (_, text, detail) => {
  const record = await one(await saying(text));
  expect(record).toMatchObject({ outcome: 'broken', detail });
  expect(record).not.toHaveProperty('answer');
  expect(record).not.toHaveProperty('hold');
});

test('one that is given up by itself is gone, the others go on', async () => {
  const [come, gone]: [unknown[], unknown[]] = [[], []];
  const port = await listen((request, response) => {
    come.push(request.url);
    response.once('close', () => gone.push(request.url));
  });
  const load = startLoad({ ...held, port });
  const [first, second] = [load.hold('slow route', '/a'), load.hold('slow route', '/b')];
  await expect.poll(() => come).toHaveLength(2);
  first.abandon();
  expect(await first.done).toMatchObject({ outcome: 'given-up', detail: 'the load ended' });
  expect(load.open().map(({ path }) => path)).toEqual(['/b']);
  await expect.poll(() => gone).toEqual(['/a']);
  await load.stop();
  expect(await second.done).toMatchObject({ outcome: 'given-up' });
});

test('after a drain no connection is left and nothing is sent', async () => {
  let connections = 0;
  const server = createServer((_request, response) => response.end('x'));
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
  });
  closing.push(() => server.close());
  const load = startLoad({ ...defaults, port: await portOf(server), connections: 3 });
  await recorded(load, 5);
  const beganMs = now();
  await load.drain();
  const count = load.records.length;
  // Neither is what is planned next.
  expect(Math.max(...load.records.map(({ plannedMs }) => plannedMs))).toBeLessThanOrEqual(beganMs);
  while (connections > 0) await pause(5);
  await pause(60);
  expect(load.records).toHaveLength(count);
  expect(load.open()).toEqual([]);
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

test.each<[string, Parameters<typeof createServer>[1]]>([
  ['nobody answered', () => undefined],
  ['an answer had begun', (_request, response) => void response.writeHead(200).write('x')],
])(
  'what is open when the load stops is given up, however much it is, and nothing of it is broken: %s',
  async (_, handle) => {
    const port = await listen(handle);
    const load = startLoad({ ...held, port, connections: 16 });
    for (let count = 0; count < 256; count += 1) void load.send('/a');
    // Some have a connection by then, and some wait for one.
    await pause(20);
    await load.stop();
    expect(load.records).toHaveLength(256);
    expect(new Set(load.records.map(({ outcome }) => outcome))).toEqual(new Set(['given-up']));
  },
);

test('an answer that is let go before it comes is read', async () => {
  const port = await listen((_request, response) => void setTimeout(() => response.end('x'.repeat(600_000)), 50));
  const load = startLoad({ ...held, port });
  const request = load.hold('unread answer', '/a');
  request.release();
  expect(await request.done).toMatchObject({ outcome: 'answered', answer: { bytes: 600_000 } });
  await load.stop();
});

test('a drain closes idle connections while others still wait for their answer', async () => {
  const answers: (() => void)[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    if (request.url === '/slow') answers.push(() => response.end('late'));
    else response.end('x');
  });
  server.on('connection', (socket) => {
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
  });
  closing.push(() => server.close());
  const load = startLoad({ ...held, port: await portOf(server), connections: 3 });
  const slow = load.send('/slow');
  await Promise.all([load.send('/a'), load.send('/b')]);
  expect(connections).toBe(3);
  const drained = load.drain();
  await expect.poll(() => connections).toBe(1);
  for (const answer of answers) answer();
  expect(await slow).toMatchObject({ outcome: 'answered' });
  await drained;
});
