import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdsSocket, listensOn, readListeners } from './read-sockets.ts';

const servers: Server[] = [];
const children: ChildProcess[] = [];

async function listen(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function sleeper(): number {
  const child = spawn('sleep', ['77'], { stdio: 'ignore' });
  children.push(child);
  return child.pid as number;
}

let [port, other] = [0, 0];
beforeAll(async () => {
  [port, other] = [await listen(), await listen()];
});

afterAll(() => {
  for (const server of servers) server.close();
  for (const child of children) child.kill('SIGKILL');
});

test('who listens on a port is the one that holds its socket, not whoever sees it', () => {
  expect([listensOn(process.pid, port), listensOn(process.pid, other)]).toEqual([true, true]);
  expect(listensOn(sleeper(), port)).toBe(false);
});

test('who listens elsewhere does not listen on a port', async () => {
  const closed = await listen();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(listensOn(process.pid, closed)).toBe(false);
});

test('one of the sockets is enough, and none is none', () => {
  const links = new Map(readListeners(process.pid).map((socket) => [socket.port, socket.link]));
  const link = links.get(port) ?? '';
  expect(link).toMatch(/^socket:\[\d+\]$/);
  expect(holdsSocket(process.pid, new Set([link, 'socket:[0]']))).toBe(true);
  expect(holdsSocket(process.pid, new Set(['socket:[0]']))).toBe(false);
  expect(holdsSocket(process.pid, new Set())).toBe(false);
  expect(holdsSocket(77_777_777, new Set([link, '']))).toBe(false);
});
