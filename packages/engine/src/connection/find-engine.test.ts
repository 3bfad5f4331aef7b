import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeAttempt, findEngine, requireEngine } from './find-engine.ts';

let folder: string;
const servers: { close(): unknown }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seaworthy-find-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await rm(folder, { recursive: true, force: true });
});

const search = async (path: string) => await findEngine({ env: { DOCKER_HOST: `unix://${path}` }, timeoutMs: 300 });
const outcome = async (path: string) => (await search(path)).attempts.at(-1)?.outcome;

async function answer(path: string, body: string): Promise<void> {
  const server: Server = createServer((_, response) => response.end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
}

test('an engine on a socket is found, with its versions', async () => {
  const socket = join(folder, 'a.sock');
  await answer(socket, JSON.stringify({ Version: '29.8.7', ApiVersion: '1.59', Os: 'linux', Arch: 'arm64' }));
  const { engine, attempts } = await search(socket);
  expect(engine).toMatchObject({ version: '29.8.7', apiVersion: '1.59', os: 'linux', architecture: 'arm64' });
  expect(engine?.env).toEqual({ DOCKER_HOST: `unix://${socket}`, DOCKER_CONTEXT: undefined });
  expect(attempts).toEqual([{ strategy: 'DOCKER_HOST', endpoint: `unix://${socket}`, outcome: 'connected' }]);
});

test('says why a socket is no engine', async () => {
  await writeFile(join(folder, 'file'), '');
  await answer(join(folder, 'web.sock'), '<html>');
  await answer(join(folder, 'json.sock'), '{"name":"another"}');
  const silent = createTcpServer(() => undefined);
  servers.push(silent);
  await new Promise<void>((resolve) => silent.listen(join(folder, 'silent.sock'), resolve));
  expect(await outcome(join(folder, 'none.sock'))).toBe('no such file');
  expect(await outcome(join(folder, 'file'))).toBe('refused: nothing listens there');
  expect(await outcome(join(folder, 'web.sock'))).toBe('what answers there is not a Docker engine');
  expect(await outcome(join(folder, 'json.sock'))).toBe('what answers there is not a Docker engine');
  expect(await outcome(join(folder, 'silent.sock'))).toBe('no answer within 300 ms');
});

test('says that permission is denied', async () => {
  await answer(join(folder, 'closed.sock'), '{}');
  await chmod(join(folder, 'closed.sock'), 0);
  // Root may open everything; the system's `nobody` may not.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    expect(await outcome(join(folder, 'closed.sock'))).toBe('permission denied');
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('without an engine, the error lists every attempt', async () => {
  const path = join(folder, 'gone.sock');
  const error = await requireEngine({ env: { DOCKER_HOST: `unix://${path}` } }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'ENGINE_UNREACHABLE',
    lines: [`Tried DOCKER_HOST unix://${path} (no such file)`],
  });
  expect(describeAttempt({ strategy: 'socket', endpoint: 'unix:///x.sock', outcome: 'permission denied' })).toBe(
    'unix:///x.sock (permission denied)',
  );
  expect(describeAttempt({ strategy: 'DOCKER_HOST', endpoint: '', outcome: 'not set' })).toBe('DOCKER_HOST (not set)');
});
