import { type Engine, findSubstitution, inspectContainer, requireEngine } from '@seaworthy/engine';
import { substituteBaseImages } from '@seaworthy/provision';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { now } from '../../load/request-record.ts';
import { SILENT_MS } from '../after-start-up.ts';
import { nothingTellsReady, waitForStart } from './wait-for-start.ts';

const NODE = 'gcr.io/distroless/nodejs22-debian13';
let engine: Engine;
let image: string;
const made: string[] = [];

beforeAll(async () => {
  engine = await requireEngine();
  image = findSubstitution(await substituteBaseImages(engine, [NODE]), NODE)?.substitute ?? NODE;
});
afterEach(async () => {
  for (const id of made.splice(0)) await engine.docker(['rm', '--force', id], { reject: false });
});

/** Starts a program that listens on nothing, and waits for it as a run does. */
async function startOf(program: string) {
  const args = ['run', '--detach', '--label=dev.seaworthy=test', '--entrypoint=/nodejs/bin/node', image];
  const id = (await engine.docker([...args, '-e', program])).stdout;
  made.push(id);
  const start = await waitForStart(engine, id, {
    ...{ http: undefined, healthPath: undefined, offsetMs: 0, deadlineMs: now() + 30_000 },
    ...{ silent: nothingTellsReady(false), signal: AbortSignal.timeout(60_000) },
  });
  const startedMs = Date.parse((await inspectContainer(engine, id))?.State.StartedAt ?? '');
  return { start, ranMs: Date.now() - startedMs };
}

test('a worker that nothing tells to be ready is left alone until more can be seen of it than its start', async () => {
  const { start, ranMs } = await startOf('setInterval(() => {}, 1000)');
  expect(start).toMatchObject({ observed: false, applicable: false });
  expect(ranMs).toBeGreaterThanOrEqual(SILENT_MS);
});

test('one that ends meanwhile is told with its exit code', async () => {
  const { start } = await startOf('setTimeout(() => process.exit(3), 1500)');
  expect(start).toMatchObject({ observed: true, value: { exitCode: 3 } });
});
