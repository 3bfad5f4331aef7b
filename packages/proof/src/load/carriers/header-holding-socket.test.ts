import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { HeaderHoldingSocket } from './header-holding-socket.ts';

/** Its bytes are Latin-1, as those of every header. */
const HEADER = 'GET / HTTP/1.1\r\nhost: quay\r\nx-pier: Sk\xe5ne\r\n\r\n';
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A connected socket, and what has arrived at its other end. */
async function connected() {
  let arrived = '';
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        arrived += chunk.toString('latin1');
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = new HeaderHoldingSocket();
  closing.push(
    () => socket.destroy(),
    () => server.close(),
  );
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, arrived: () => arrived };
}

const MISSING = HEADER.slice(0, -2);

test.each<[string, (socket: HeaderHoldingSocket) => void]>([
  ['as text', (socket) => socket.write(HEADER, 'latin1')],
  ['as bytes', (socket) => socket.write(Buffer.from(HEADER, 'latin1'))],
  [
    'in pieces',
    (socket) => {
      socket.cork();
      socket.write(HEADER.slice(0, 9));
      socket.write(Buffer.from(HEADER.slice(9, -2), 'latin1'));
      socket.write(HEADER.slice(-2), 'latin1');
      socket.uncork();
    },
  ],
])('the last line of a header written %s is held until it is released', async (_, write) => {
  const { socket, arrived } = await connected();
  write(socket);
  await expect.poll(arrived).toBe(MISSING);
  socket.release();
  socket.release();
  await expect.poll(arrived).toBe(HEADER);
  // From then on nothing is held.
  socket.write(HEADER, 'latin1');
  await expect.poll(arrived).toBe(HEADER + HEADER);
});

test('what is no end of a header passes, and nothing is added where nothing was held', async () => {
  const { socket, arrived } = await connected();
  socket.write('GET / HTTP/1.1\r\n');
  await expect.poll(arrived).toBe('GET / HTTP/1.1\r\n');
  socket.release();
  socket.write('\r\n\r\n');
  await expect.poll(arrived).toBe('GET / HTTP/1.1\r\n\r\n\r\n');
});

test('what has ended meanwhile is released without an error', async () => {
  const { socket, arrived } = await connected();
  socket.write(HEADER, 'latin1');
  await expect.poll(arrived).toBe(MISSING);
  const failed: unknown[] = [];
  socket.on('error', (error) => failed.push(error));
  socket.destroy();
  socket.release();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(failed).toEqual([]);
});
