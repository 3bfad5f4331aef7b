import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { down, type Engine, listServices, requireEngine } from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { execaNode } from 'execa';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

const RUNTIME = 'gcr.io/distroless/nodejs22-debian13';
let engine: Engine;
let directory: string;
let program: string;

beforeAll(async () => {
  engine = await requireEngine();
  const substitutions = await ensureFoundations(engine, [RUNTIME]);
  directory = await mkdtemp(join(tmpdir(), 'seaworthy exit '));
  const service = {
    image: RUNTIME,
    command: ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"],
    healthcheck: { test: ['CMD', '/nodejs/bin/node', '-e', 'process.exit(1)'], interval: '1s', retries: 500 },
  };
  await writeFile(join(directory, 'compose.yaml'), JSON.stringify({ services: { buoy: service } }));
  // What the command line does: the first signal aborts, the second one ends the process at once.
  await writeFile(
    join(directory, 'start.js'),
    `import { requireEngine, up } from ${JSON.stringify(join(import.meta.dirname, '../../../engine/src/index.ts'))};
     const controller = new AbortController();
     process.on('SIGINT', () => (controller.signal.aborted ? process.exit(130) : controller.abort()));
     process.on('SIGUSR2', () => { throw new Error('nobody catches this'); });
     const [directory, projectName, substitutions] = process.argv.slice(2);
     await up(await requireEngine(), { directory, projectName, substitutions: JSON.parse(substitutions),
       signal: controller.signal, onEvent: (event) => event.state === 'running' && console.log('running') });`,
  );
  program = join(directory, 'start.mjs');
  const bundle = await rolldown({ input: join(directory, 'start.js'), platform: 'node' });
  await bundle.write({ file: program, format: 'esm', codeSplitting: false });
  argumentsOf = (projectName) => [directory, projectName, JSON.stringify(substitutions)];
});

afterAll(() => rm(directory, { recursive: true, force: true }));

let argumentsOf: (projectName: string) => string[];

test.each<[string, NodeJS.Signals[], number]>([
  ['a second interruption', ['SIGINT', 'SIGINT'], 130],
  ['an error that nobody catches', ['SIGUSR2'], 1],
])('%s still removes the stack', async (_what, signals, exitCode) => {
  const projectName = `seaworthy-exit-${randomUUID().slice(0, 8)}`;
  try {
    const child = execaNode(program, argumentsOf(projectName), { reject: false });
    await once(child.stdout, 'data');
    expect(await listServices(engine, projectName)).toHaveLength(1);
    for (const signal of signals) {
      child.kill(signal);
      await sleep(100);
    }
    expect((await child).exitCode).toBe(exitCode);
    await expect.poll(() => listServices(engine, projectName), { timeout: 30_000, interval: 500 }).toEqual([]);
  } finally {
    await down(engine, { projectName, timeoutSeconds: 1 });
  }
});
