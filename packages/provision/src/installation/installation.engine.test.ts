import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '@seaworthy/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEngineProcesses } from './engine-process.ts';
import { engineStatus } from './engine-status.ts';
import { installEngine } from './install-engine.ts';
import { startEngine } from './start-engine.ts';
import { stopEngine } from './stop-engine.ts';

/** An engine of its own beside the one that the other tests use: own folders, socket and processes, no network. */
let home: string;
const options = () => ({ home, isolated: true });

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'seaworthy-engine-'));
});
afterAll(async () => {
  await stopEngine(options());
  await rm(home, { recursive: true, force: true });
});

test('from nothing to an engine with the containerd store; the second call is instant', async () => {
  const tasks: string[] = [];
  const onEvent = (event: { type: string; id?: string }) =>
    event.type === 'task.finished' && tasks.push(event.id ?? '');
  const installed = await installEngine({ ...options(), onEvent });
  expect(installed.outcome).toBe('installed');
  expect(tasks).toEqual(['engine/packages', 'engine/unpack', 'engine/start']);

  expect((await installEngine({ ...options(), onEvent })).outcome).toBe('already-installed');
  expect(tasks).toHaveLength(3);

  const { engine } = await findEngine({ env: { ...process.env, DOCKER_HOST: installed.endpoint } });
  const info = await engine?.docker(['info', '--format={{json .DriverStatus}} {{.DockerRootDir}}']);
  expect(info?.stdout).toBe(`[["driver-type","io.containerd.snapshotter.v1"]] ${join(home, 'engine/data')}`);
});

test('stop leaves no process and no socket that answers', async () => {
  expect(await stopEngine(options())).toBe(true);
  const status = await engineStatus(options());
  expect(status).toMatchObject({ installed: true, running: false });
  expect(await findEngineProcesses(status.placement)).toEqual([]);
  expect(await stopEngine(options())).toBe(false);
});

test('after a kill, it starts again, and stop still leaves nothing', async () => {
  await startEngine(options());
  const { pid, placement } = await engineStatus(options());
  process.kill(pid ?? 0, 'SIGKILL');
  expect(existsSync(placement.pidFile)).toBe(true);
  await startEngine(options());
  const again = await engineStatus(options());
  expect(again.running).toBe(true);
  expect(again.pid).not.toBe(pid);
  await stopEngine(options());
  expect(await findEngineProcesses(placement)).toEqual([]);
  expect(await readFile('/proc/self/mounts', 'utf8')).not.toContain(home);
});

test('an engine that cannot start says so with the last lines of its log', async () => {
  const { placement } = await engineStatus(options());
  const config = JSON.parse(await readFile(placement.configFile, 'utf8')) as Record<string, unknown>;
  await writeFile(placement.configFile, JSON.stringify({ ...config, 'log-driver': 'nonsense' }));
  const error = await startEngine(options()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'ENGINE_START_FAILED' });
  expect((error as { lines: string[] }).lines.join('\n')).toContain('nonsense');
  expect((error as { lines: string[] }).lines.at(-1)).toBe(`Whole log: ${placement.logFile}`);
});
