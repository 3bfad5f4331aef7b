import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Engine } from '@seaworthy/engine';
import { afterEach, expect, test } from 'vitest';
import { type Load, startLoad } from '../../load/request-generator.ts';
import { type FreezeOptions, freezeBurst, resume } from './freeze-burst.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/**
 * A server of its own process, which writes down what it reads (`r`) and what it has answered (`a`); an engine that can stop
 * and continue it, as it would a container.
 */
async function startServer(answer: string, listen = '0') {
  const program = `
    const { writeSync } = require('node:fs');
    const server = require('node:http').createServer((request, response) => {
      writeSync(2, 'r');
      const answer = () => { response.end('x'); writeSync(2, 'a'); };
      ${answer}
    });
    server.listen(${listen}, () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  closing.push(() => child.kill('SIGKILL'));
  let noted = '';
  child.stderr.on('data', (text) => {
    noted += String(text);
  });
  const port = Number(await new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text)))));
  const { engine, isPaused } = signallingEngine(child);
  const load = startLoad({
    ...{ host: '127.0.0.1', protocol: 'http' as const, port, paths: [], requestsPerSecond: 0, connections: 1 },
    ...{ maximumRequests: 0, maximumMs: 1, maximumBytes: 1e6, timeoutMs: 9000 },
  });
  closing.unshift(() => load.stop());
  const options = {
    ...{ container: 'web', port, paths: ['/'], size: 60, abort: new AbortController().signal },
    readUnread: () => unreadOf(child),
  };
  const begun = () => noted.split('r').length - noted.split('a').length;
  return { engine, load, options, isPaused, begun };
}

/** Established connections with something in their queue, by the kernel's table of the process. */
async function unreadOf({ pid }: ChildProcess) {
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')));
  return tables.flatMap((table) =>
    [...table.matchAll(/: \w+:(\w{4}) (\w+):(\w{4}) 01 \w{8}:(\w{8})/g)].flatMap(([, port, address, peer, queued]) => {
      const bytes = Number(`0x${queued}`);
      const other = { address: String(address), port: Number(`0x${peer}`) };
      return bytes > 0 ? [{ port: Number(`0x${port}`), peer: other, bytes }] : [];
    }),
  );
}

/** Refuses what an engine refuses, too. */
function signallingEngine(child: ChildProcess) {
  let paused = false;
  const docker = async ([command]: string[]) => {
    if (paused === (command === 'pause')) return { exitCode: 1, stdout: '', stderr: '' };
    paused = command === 'pause';
    child.kill(paused ? 'SIGSTOP' : 'SIGCONT');
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  return { engine: { docker } as unknown as Engine, isPaused: () => paused };
}

async function answeredAll(load: Load): Promise<boolean> {
  while (load.open().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  return load.records.every(({ detail }) => detail === '200');
}

/** Between reading and noting that, or between noting an answer and sending it, is where a process may be stopped, too. */
const BETWEEN = 1;

test('what a server has read and not answered is counted as it notes it itself', async () => {
  const { engine, load, options, isPaused, begun } = await startServer('setTimeout(answer, 30);');
  const burst = await freezeBurst(engine, load, options);
  expect(isPaused()).toBe(true);
  expect(burst?.sent).toBe(70);
  expect(burst?.begun).toBeGreaterThan(0);
  expect(Math.abs((burst?.begun ?? 0) - begun())).toBeLessThanOrEqual(BETWEEN);
  expect(burst?.unanswered.length).toBe(load.open().length);
  await resume(engine, 'web');
  expect(await answeredAll(load)).toBe(true);
});

test('a server that answers whatever it reads at once has begun with one at most', async () => {
  const { engine, load, options, isPaused, begun } = await startServer('answer();');
  const burst = await freezeBurst(engine, load, options);
  expect(isPaused()).toBe(burst !== undefined);
  expect(burst?.begun ?? 0).toBeLessThanOrEqual(BETWEEN);
  expect(begun()).toBeLessThanOrEqual(BETWEEN);
  await resume(engine, 'web');
  expect(await answeredAll(load)).toBe(true);
}, 30_000);

test('what did not reach the server is never taken for begun', async () => {
  const { engine, load, options, begun } = await startServer('setTimeout(answer, 30);', "0, '127.0.0.1', 2");
  const burst = await freezeBurst(engine, load, { ...options, size: 20 });
  expect(burst?.sent ?? 1).toBeLessThan(20);
  // With none begun it goes on, and what it then has begun with is another matter.
  expect(burst?.begun ?? 0).toBeLessThanOrEqual(begun() + BETWEEN);
  await resume(engine, 'web');
}, 30_000);

test.each<[string, Partial<FreezeOptions>]>([
  ['nobody can look', { readUnread: async () => undefined }],
  ['somebody else asks it as well', { readUnread: async () => [from('10.0.0.7'), from('172.17.0.1')] }],
])('it goes on when %s', async (_, changes) => {
  const { engine, load, options, isPaused } = await startServer('setTimeout(answer, 30);');
  const two = { ...options, size: 2, ...changes };
  expect(await freezeBurst(engine, load, { ...two, port: 3000 })).toBeUndefined();
  expect(isPaused()).toBe(false);
});

const from = (address: string) => ({ port: 3000, peer: { address, port: 9 }, bytes: 405 });

test('it goes on when looking fails, and when it is aborted', async () => {
  const { engine, load, options, isPaused } = await startServer('setTimeout(answer, 30);');
  const failing = { ...options, readUnread: () => Promise.reject(new Error('no agent')) };
  await expect(freezeBurst(engine, load, failing)).rejects.toThrow('no agent');
  expect(isPaused()).toBe(false);
  await expect(freezeBurst(engine, load, { ...options, abort: AbortSignal.abort() })).rejects.toThrow('abort');
  expect(isPaused()).toBe(false);
});

test('an engine that can not pause leaves it as it is', async () => {
  const { load, options } = await startServer('answer();');
  const docker = async () => ({ exitCode: 1, stdout: '', stderr: 'not supported' });
  expect(await freezeBurst({ docker } as unknown as Engine, load, options)).toBeUndefined();
  expect(load.open()).toEqual([]);
});
