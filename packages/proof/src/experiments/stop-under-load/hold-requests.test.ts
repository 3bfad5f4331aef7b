import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';
import { afterEach, expect, test } from 'vitest';
import { type Load, startLoad } from '../../load/request-generator.ts';
import { findLargePaths, holdRequests } from './hold-requests.ts';

const LARGE = 12_000_000;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An engine that writes down what it is told. */
function recordingEngine(): { engine: Engine; told: string[] } {
  const told: string[] = [];
  const docker = async (args: string[]) => {
    told.push(args.join(' '));
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  return { told, engine: { docker } as unknown as Engine };
}

/** Sends `/large` piece by piece for as long as somebody takes it, and answers everything else when it is complete. */
async function startServed(): Promise<Load> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      if (request.url === '/slow') setTimeout(() => response.end('late'), 400);
      else response.end(Buffer.alloc(request.url === '/large' ? LARGE : 7, 'x'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return loadOn((server.address() as AddressInfo).port);
}

function loadOn(port: number): Load {
  const load = startLoad({
    ...{ host: '127.0.0.1', protocol: 'http' as const, port, paths: [], requestsPerSecond: 0, connections: 1 },
    ...{ maximumRequests: 0, maximumMs: 1, maximumBytes: 2 * LARGE, timeoutMs: 9000 },
  });
  closing.unshift(() => load.stop());
  return load;
}

const counted = (load: Load) => {
  const counts: Record<string, number> = {};
  for (const { hold, path } of load.open()) counts[`${hold} ${path}`] = (counts[`${hold} ${path}`] ?? 0) + 1;
  return counts;
};

test('what a service depends on is paused as long as requests are held, and goes on whatever happens', async () => {
  const { engine, told } = recordingEngine();
  const load = await startServed();
  const held = await holdRequests(engine, load, {
    ...{ paths: ['/'], slowPath: undefined, largePaths: [], dependencies: ['db', 'cache'] },
  });
  expect(told).toEqual(['pause db cache']);
  expect(held.pausedUntilMs()).toBeUndefined();
  await held.release();
  await held.release();
  expect(told).toEqual(['pause db cache', 'unpause db cache']);
  expect(held.pausedUntilMs()).toEqual(expect.any(Number));
});

test('requests are held in every way, and all are answered when they are let go', async () => {
  const load = await startServed();
  const held = await holdRequests(recordingEngine().engine, load, {
    ...{ paths: ['/'], slowPath: '/slow', largePaths: ['/large'], dependencies: [] },
  });
  await pause(250);
  expect(counted(load)).toMatchObject({
    ...{ 'unfinished body POST /': 4, 'unfinished header /': 4, 'unread answer /large': 4 },
  });
  held.signalled();
  await held.release();
  await load.drain();
  expect(new Set(load.records.map(({ outcome, detail }) => `${outcome} ${detail}`))).toEqual(new Set(['answered 200']));
});

test('a slow route is asked until the signal, so that one is in flight whenever it comes', async () => {
  const load = await startServed();
  const held = await holdRequests(recordingEngine().engine, load, {
    ...{ paths: [], slowPath: '/slow', largePaths: [], dependencies: [] },
  });
  // The first ones have been answered by then.
  await pause(900);
  expect(counted(load)['slow route /slow']).toBeGreaterThan(0);
  held.signalled();
  await pause(700);
  expect(load.open()).toEqual([]);
  await held.release();
});

/** A server of its own process, which sends large answers piece by piece; an engine that can stop and continue it. */
async function startPausable(): Promise<{ engine: Engine; load: Load }> {
  const program = `
    const { Readable } = require('node:stream');
    function* pieces(bytes) { for (let sent = 0; sent < bytes; sent += 50000) yield 'x'.repeat(50000); }
    const server = require('node:http').createServer(({ url }, response) => {
      Readable.from(pieces(Number(url.slice(1)))).pipe(response);
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  closing.push(() => child.kill('SIGKILL'));
  const port = Number(
    await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text)))),
  );
  const docker = async ([command]: string[]) => {
    child.kill(command === 'pause' ? 'SIGSTOP' : 'SIGCONT');
    return { exitCode: 0, stdout: '', stderr: '' };
  };
  return { engine: { docker } as unknown as Engine, load: loadOn(port) };
}

test('a route is large when a paused service keeps something of its answer back', async () => {
  const { engine, load } = await startPausable();
  const bytes = [7, 300_000, 60_000_000];
  const usual = new Map(bytes.map((size) => [`/${size}`, size]));
  // The second one is asked, too, but it lies in the buffers by then: that service has nothing more to do with it.
  expect(await findLargePaths(engine, load, 'web', usual)).toEqual(['/60000000']);
});
