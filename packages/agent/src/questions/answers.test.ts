import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, createServer as createSocketServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { parseMountTable } from '../proc/parse-mounts.ts';
import { readProc } from '../proc/process-table.ts';
import { agentQuestions } from '../questions.ts';
import { answers } from './answers.gen.ts';
import type { Touch } from './define-answer.ts';
import { NOTHING_SEEN, openTested, type Tested } from './define-question.ts';
import { questions } from './questions.gen.ts';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** A container as a question sees it: these processes of this machine. */
function tested(main: number, pids = [main], ownNamespace = true): Tested {
  return { target: { id: 'd1ce'.repeat(16), mainPid: main, ownNamespace }, processes: () => ({ main, pids }) };
}

/** Resolves to the process and the first line that it prints. */
async function start(
  program: string,
  options: string[] = [],
): Promise<{ child: ChildProcess; pid: number; said: string }> {
  const child = spawn(process.execPath, [...options, '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  closing.push(() => child.kill('SIGKILL'));
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  return { child, pid: child.pid as number, said };
}

/** No kernel gives a process a number as high (PID_MAX_LIMIT). */
const NOBODY = 2 ** 22 + 7;

const SERVER = `const server = require('node:http').createServer();
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
const WAITING = `console.log('there'); setInterval(() => {}, 1000);`;

test('each question says what it touches, and its answer has the form that is promised', () => {
  const touching = (what: Touch) => agentQuestions.filter((id) => answers[id].touches === what);
  const { crash, heap, resume, terminate } = answers;
  for (const one of [crash, heap, resume, terminate]) expect(one.touches).toBe('program');
  expect(touching('program')).toHaveLength(4);
  expect(touching('namespace')).toEqual(['init']);
  expect(touching('nothing')).toHaveLength(agentQuestions.length - 5);
  expect(Object.keys(questions).sort()).toEqual(Object.keys(answers).sort());
});

test.each<[keyof typeof answers, unknown]>([
  ['crash', { killed: '7' }],
  ['heap', { limitBytes: 7 }],
  ['heap', { pid: 7 }],
  ['init', { command: 'quay' }],
  ['kernel', { mounts: { rootReadOnly: true, writable: [] } }],
  ['kernel', { limits: {} }],
  ['listeners', {}],
  ['listeners', { sockets: [{ protocol: 'udp', address: '::', port: 53 }] }],
  ['listeners', { sockets: [{ protocol: 'tcp', address: '::' }] }],
  ['processes', [{ pid: 7 }]],
  ['sockets', {}],
  ['sockets', { sockets: [{ path: '/run/engine' }] }],
  ['terminate', {}],
  ['terminate', { sent: ['7'] }],
])('an answer to %s of another form is none: %j', (id, value) => {
  expect(answers[id].schema.safeParse(value).success).toBe(false);
});

test('a container of which nothing can be seen is said to be so', () => {
  const target = { id: 'cafe'.repeat(16), mainPid: 77, ownNamespace: true };
  expect(openTested(target).target).toBe(target);
  expect(() => openTested(target).processes()).toThrow(NOTHING_SEEN);
  expect(NOTHING_SEEN).toBe('no process of the container can be seen');
});

test('all of its processes are told, not only the first', async () => {
  const [first, second] = [await start(WAITING), await start(WAITING)];
  const seen = questions.processes(tested(first.pid, [first.pid, second.pid]));
  expect(answers.processes.schema.parse(seen)).toMatchObject([{ pid: first.pid }, { pid: second.pid }]);
  expect(Object.keys(seen[0] ?? {})).not.toEqual(expect.arrayContaining(['firstMs']));
  expect(Object.keys(seen[0] ?? {})).not.toEqual(expect.arrayContaining(['lastMs']));
});

test('what has come and was not read is told, with who sent it', async () => {
  // A server that takes a connection and reads nothing of it.
  const { pid, said } =
    await start(`const server = require('node:net').createServer({ pauseOnConnect: true }, () => {});
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`);
  const socket = connect(Number(said), '127.0.0.1');
  closing.push(() => socket.destroy());
  await new Promise<void>((resolve) => socket.write('ahoy!', () => resolve()));
  const peer = { address: '127.0.0.1', port: socket.localPort };
  await vi.waitFor(() => {
    const answer = questions.unread(tested(pid));
    expect(answers.unread.schema.parse(answer)).toEqual(answer);
    expect(answer.sockets).toContainEqual({ port: Number(said), peer, bytes: 5 });
  });
  expect(() => questions.unread(tested(NOBODY))).toThrow('the sockets of the container cannot be read');
});

test('a container is opened by its control group, and its processes are found', () => {
  // An id that every control group's path holds: the first process alone decides what belongs to it.
  const { processes } = openTested({ id: '', mainPid: process.pid, ownNamespace: true });
  expect(processes()).toMatchObject({ main: process.pid, pids: expect.arrayContaining([process.pid]) });
});

test('a process that went meanwhile is not told of', () => {
  expect(questions.processes(tested(NOBODY, [NOBODY]))).toEqual([]);
});

test('mounts and limits are those of the first process', async () => {
  const { pid } = await start(WAITING);
  const { mounts } = questions.kernel(tested(pid));
  const root = parseMountTable(readProc('self/mountinfo') ?? '').findLast(({ path }) => path === '/');
  expect(mounts.rootReadOnly).toBe(!root?.writable);
  expect(() => questions.kernel(tested(NOBODY))).toThrow('no root is mounted');
});

test('where it listens', async () => {
  const { pid, said } = await start(SERVER);
  const answer = questions.listeners(tested(pid));
  expect(answers.listeners.schema.parse(answer)).toEqual(answer);
  expect(answer.sockets).toContainEqual({ protocol: 'tcp', address: '127.0.0.1', port: Number(said) });
});

const hasIpv6 = Object.values(networkInterfaces()).some((found) => found?.some(({ address }) => address === '::1'));

test.skipIf(!hasIpv6)('where it listens by IPv6 is in another table', async () => {
  const { pid, said } = await start(SERVER.replace('127.0.0.1', '::1'));
  const { sockets } = questions.listeners(tested(pid));
  expect(sockets).toContainEqual({ protocol: 'tcp', address: '::1', port: Number(said) });
});

test('all but the first process get the signal, and one that is gone is no error', async () => {
  const [first, second] = [await start(WAITING), await start(WAITING)];
  const ended = new Promise((resolve) => second.child.once('exit', (_, signal) => resolve(signal)));
  const answer = questions.terminate(tested(first.pid, [first.pid, second.pid, NOBODY]));
  expect(answer).toEqual({ sent: [second.pid] });
  expect(await ended).toBe('SIGTERM');
  expect(first.child.exitCode).toBeNull();
});

test('the first process alone is killed, and one that is gone is no error', async () => {
  const [first, second] = [await start(WAITING), await start(WAITING)];
  const ended = new Promise((resolve) => first.child.once('exit', (_, signal) => resolve(signal)));
  expect(questions.crash(tested(first.pid, [first.pid, second.pid]))).toEqual({ killed: first.pid });
  expect(await ended).toBe('SIGKILL');
  expect(second.child.exitCode).toBeNull();
  expect(questions.crash(tested(NOBODY))).toEqual({});
});

test('a process that may not be ended is an error', () => {
  const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
  });
  closing.push(() => kill.mockRestore());
  expect(() => questions.terminate(tested(1, [1, NOBODY]))).toThrow('EPERM');
  expect(kill.mock.calls).toEqual([[NOBODY, 'SIGTERM']]);
});

test('in the process namespace of another, no orphan is left', async () => {
  await expect(questions.init(tested(process.pid, [process.pid], false))).rejects.toThrow(
    'the process namespace is not its own, so its orphans go to the PID 1 of somebody else',
  );
});

test('what is no Node has no heap to ask for', async () => {
  const child = spawn('sleep', ['77'], { stdio: 'ignore' });
  closing.push(() => child.kill('SIGKILL'));
  expect(await questions.heap(tested(child.pid as number))).toBeUndefined();
});

/** A program that only sleeps, in a file of this name; `gone`: the file is taken away while it runs. */
async function startCalled(name: string, gone = false): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'quay-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, name);
  copyFileSync(realpathSync('/bin/sleep'), program);
  const child = spawn(program, ['77'], { stdio: 'ignore' });
  closing.push(() => child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('spawn', resolve));
  if (gone) rmSync(program);
  return child.pid as number;
}

test('the file that runs tells whether it is Node, also one that is gone', async () => {
  for (const name of ['node-exporter', 'quay-node']) {
    expect(await questions.heap(tested(await startCalled(name)))).toBeUndefined();
  }
  for (const pid of [await startCalled('nodejs'), await startCalled('node', true)]) {
    await expect(questions.heap(tested(pid))).rejects.toThrow(`process ${pid} does not take SIGUSR1`);
  }
});

test('a Node that does not take the signal is left alone', async () => {
  // A listener that was taken away again leaves the signal at its default, which ends the process.
  const program = `process.on('SIGUSR1', () => {}).removeAllListeners('SIGUSR1'); ${WAITING}`;
  const { child, pid } = await start(program);
  await expect(questions.heap(tested(pid))).rejects.toThrow(`process ${pid} does not take SIGUSR1 (--disable-sigusr1)`);
  expect(child.exitCode).toBeNull();
});

const DEAF = `process.on('SIGUSR1', () => {}).removeAllListeners('SIGUSR1');`;

test('of several it is the one that serves, whichever is first', async () => {
  // The idle one is the larger: only that it listens makes the other one the one that serves.
  const large = 'const ballast = Buffer.alloc(90_000_000, 7);';
  const [idle, serving] = [await start(DEAF + large + WAITING), await start(DEAF + SERVER)];
  for (const pids of [
    [idle.pid, serving.pid],
    [serving.pid, idle.pid],
  ]) {
    await expect(questions.heap(tested(idle.pid, pids))).rejects.toThrow(
      `process ${serving.pid} does not take SIGUSR1`,
    );
  }
});

test('a Node whose inspector is elsewhere is not asked, and nor is what has it here', async () => {
  vi.stubGlobal('WebSocket', class {});
  closing.push(() => vi.unstubAllGlobals());
  const { pid } = await start(WAITING, ['--inspect-port=0']);
  await expect(questions.heap(tested(pid))).rejects.toThrow(`process ${pid} opened no inspector on SIGUSR1`);
});

test('without a client nothing is signalled: nobody could close what it opens', async () => {
  vi.stubGlobal('WebSocket', undefined);
  closing.push(() => vi.unstubAllGlobals());
  const { pid } = await start(`process.on('SIGUSR1', () => process.exit(7)); ${WAITING}`);
  await expect(questions.heap(tested(pid))).rejects.toThrow('the agent needs Node 22 or newer');
  expect(readProc(`${pid}/stat`)).toBeDefined();
});

/** A folder of the machine that is a mount of its own, as one that a container got from its host. */
const MOUNT = '/dev/shm';

test('sockets below mounts are found, engine or not; other files are none', async () => {
  const own = mkdtempSync(`${MOUNT}/quay-`);
  closing.push(() => rmSync(own, { recursive: true, force: true }));
  const path = `${MOUNT}/host/run/podman/podman.sock`;
  mkdirSync(dirname(path), { recursive: true });
  const engine = createServer((_, response) => response.setHeader('Api-Version', '1.45').end('OK'));
  closing.push(() => {
    engine.close();
    rmSync(`${MOUNT}/host/run/podman`, { recursive: true, force: true });
  });
  await new Promise<void>((resolve) => engine.listen(path, resolve));
  const answer = await questions.sockets(tested(process.pid));
  expect(answers.sockets.schema.parse(answer)).toEqual(answer);
  expect(answer.sockets.filter((socket) => socket.path.startsWith(MOUNT))).toStrictEqual([
    { path, origin: '/host/run/podman/podman.sock', group: process.getgid?.(), engine: 'an engine, API 1.45' },
  ]);
});

test('a socket at which nobody answers as an engine is told without one', async () => {
  const path = `${MOUNT}/docker.sock`;
  const silent = createSocketServer((socket) => void socket.end('E-protocol\n'));
  closing.push(() => {
    silent.close();
    rmSync(path, { force: true });
  });
  await new Promise<void>((resolve) => silent.listen(path, resolve));
  const { sockets } = await questions.sockets(tested(process.pid));
  expect(sockets.filter((socket) => socket.path.startsWith(MOUNT))).toStrictEqual([
    { path, origin: '/docker.sock', group: process.getgid?.() },
  ]);
});

test('mounts that cannot be read are not taken for none', async () => {
  await expect(questions.sockets(tested(NOBODY))).rejects.toThrow('its mounts cannot be read');
});
