import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { watch } from './watch.ts';

/** Runs the watch with this as its standard input, until that ends. */
async function watched(input: PassThrough): ReturnType<typeof watch> {
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor;
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const seen = watch();
    expect(said.mock.calls).toEqual([['ready\n']]);
    return await seen;
  } finally {
    said.mockRestore();
    Object.defineProperty(process, 'stdin', stdin);
  }
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** On a busy machine the looks are far apart: what was not looked at in time is tried again. */
const onAnyMachine = { retry: 6 };

test('a container is looked at until the input ends, and what ended meanwhile stays seen', onAnyMachine, async () => {
  const child = spawn('sh', ['-c', 'sleep 0.8 & sleep 0.4; exec sleep 77'], { stdio: 'ignore' });
  const input = new PassThrough();
  const seen = watched(input);
  // An id that every control group's path holds: the first process alone decides what belongs to it.
  input.write(`${JSON.stringify({ id: '', mainPid: child.pid, ownNamespace: true })}\n`);
  input.write(`${JSON.stringify({ id: 'cafe'.repeat(16), ownNamespace: false })}\n`);
  await rest(2500);
  input.end();
  const { '': sightings, ...others } = await seen;
  child.kill('SIGKILL');
  // Of a container that was never there nothing is said.
  expect(others).toStrictEqual({});
  expect(sightings?.seen.map(({ command }) => command)).toEqual(expect.arrayContaining(['sleep 77', 'sleep 0.4']));
  expect(sightings?.seen.some(({ state }) => state === 'Z')).toBe(false);
  expect(sightings?.fromMs).toBeGreaterThanOrEqual(0);
  expect(sightings?.fromMs).toBeLessThan(2500);
  expect((sightings?.toMs ?? 0) - (sightings?.fromMs ?? 0)).toBeGreaterThan(500);
  expect(sightings?.unlisted).toBe(0);
});

test('its last look is at its end, however far apart the others are', async () => {
  const child = spawn('sleep', ['77'], { stdio: 'ignore' });
  const input = new PassThrough();
  const seen = watched(input);
  input.write(`${JSON.stringify({ id: '', mainPid: child.pid, ownNamespace: true })}\n`);
  // Told and ended in one breath: no look but the last can have seen it.
  input.end();
  const { '': sightings } = await seen;
  child.kill('SIGKILL');
  expect(sightings?.seen.map(({ command }) => command)).toEqual(['sleep 77']);
});

test('a port that is open for a moment stays seen', async () => {
  const program = `const server = require('node:net').createServer().listen(0, () => console.log(server.address().port));
    setTimeout(() => server.close(), 1800); setTimeout(() => {}, 77_000)`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise<string>((resolve) => child.stdout.once('data', resolve));
  const input = new PassThrough();
  const seen = watched(input);
  input.write(`${JSON.stringify({ id: '', mainPid: child.pid, ownNamespace: true })}\n`);
  await rest(3000);
  input.end();
  const { '': sightings } = await seen;
  child.kill('SIGKILL');
  expect(sightings?.listeners.map((listener) => listener.port)).toContain(Number(port));
});

test('with nothing to look at it ends at once', async () => {
  const input = new PassThrough();
  const began = performance.now();
  input.end();
  expect(await watched(input)).toEqual({});
  expect(performance.now() - began).toBeLessThan(1500);
});
