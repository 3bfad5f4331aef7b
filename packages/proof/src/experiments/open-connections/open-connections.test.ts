import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEventStream } from './event-stream.ts';
import { openIdle, openSilent } from './quiet-connections.ts';
import { openWebSocket, parseFrame } from './web-socket.ts';

const CLOSE_1001 = Buffer.from([0x88, 0x02, 0x03, 0xe9]);
const PING = Buffer.from([0x89, 0x01, 0x61]);
const CLOSE_WITHOUT_STATUS = Buffer.from([0x88, 0x00]);

let sockets: Set<Socket>;
let upgraded: Socket[];
let streams: { end(): void; destroy(): void }[];
let server: ReturnType<typeof createServer>;
let port: number;
const received: Buffer[] = [];

beforeEach(async () => {
  sockets = new Set();
  upgraded = [];
  streams = [];
  received.length = 0;
  server = createServer({ keepAliveTimeout: 50_000 }, (request, response) => {
    if (request.url !== '/events') return void response.end('hello');
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).write(': hello\n\n');
    streams.push({ end: () => response.end(), destroy: () => response.destroy() });
  });
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  server.on('upgrade', ({ headers, url }, socket) => {
    const key = url === '/ws' ? headers['sec-websocket-key'] : 'another one';
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    const head = `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`;
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.write(head);
    upgraded.push(socket as Socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

describe('a WebSocket', () => {
  test('tells the status of its close frame, also when it comes in pieces and after other frames', async () => {
    const open = await openWebSocket(port, '/ws');
    expect(open?.closedBy()).toBeUndefined();
    upgraded[0]?.write(Buffer.concat([PING, CLOSE_1001.subarray(0, 3)]));
    await pause(50);
    expect(open?.closedBy()).toBeUndefined();
    upgraded[0]?.write(CLOSE_1001.subarray(3));
    await expect.poll(() => open?.closedBy()).toBe(1001);
    // The ping and the close frame are answered, masked as a client has to.
    await expect.poll(() => Buffer.concat(received).length).toBe(2 + 4 + 1 + 2 + 4 + 2);
    open?.destroy();
  });

  test('a close frame without a status is one', async () => {
    const open = await openWebSocket(port, '/ws');
    upgraded[0]?.write(CLOSE_WITHOUT_STATUS);
    await expect.poll(() => open?.closedBy()).toBe(-1);
  });

  test('that is cut has none', async () => {
    const open = await openWebSocket(port, '/ws');
    upgraded[0]?.resetAndDestroy();
    await pause(50);
    expect(open?.closedBy()).toBeUndefined();
  });

  test('is none where the answer is another one, or does not prove that it means one', async () => {
    server.removeAllListeners('upgrade');
    expect(await openWebSocket(port, '/ws')).toBeUndefined();
    expect(await openWebSocket(1, '/ws')).toBeUndefined();
  });

  test('is none where the proof is for another key', async () => {
    expect(await openWebSocket(port, '/other')).toBeUndefined();
  });
});

test.each([
  [Buffer.from([0x88]), undefined],
  [Buffer.from([0x88, 2, 3]), undefined],
  [CLOSE_1001, { opcode: 8, payload: Buffer.from([3, 0xe9]), size: 4 }],
  [Buffer.from([0x82, 126, 0, 1, 7, 9]), { opcode: 2, payload: Buffer.from([7]), size: 5 }],
  [Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 0, 0, 1, 7]), { opcode: 2, payload: Buffer.from([7]), size: 11 }],
  [Buffer.from([0x82, 127, 0, 0]), undefined],
])('frame %#', (bytes, frame) => {
  expect(parseFrame(bytes)).toEqual(frame);
});

describe('an event stream', () => {
  test('comes to its end, or is cut', async () => {
    const [ended, cut] = [await openEventStream(port, '/events'), await openEventStream(port, '/events')];
    expect([ended?.state(), cut?.state()]).toEqual([undefined, undefined]);
    streams[0]?.end();
    streams[1]?.destroy();
    await expect.poll(() => [ended?.state(), cut?.state()]).toEqual(['ended', 'cut']);
  });

  test('is none where something else is answered', async () => {
    expect(await openEventStream(port, '/')).toBeUndefined();
  });
});

test('quiet connections stay open until the server closes them', async () => {
  const [silent, idle] = [await openSilent(port), await openIdle(port, '/')];
  await pause(50);
  expect([silent?.isOpen(), idle?.isOpen()]).toEqual([true, true]);
  // Only that which asked for something has had an answer.
  server.closeIdleConnections();
  await expect.poll(() => idle?.isOpen()).toBe(false);
  expect(silent?.isOpen()).toBe(true);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => silent?.isOpen()).toBe(false);
  expect(await openSilent(1)).toBeUndefined();
  expect(await openIdle(1, '/')).toBeUndefined();
});
