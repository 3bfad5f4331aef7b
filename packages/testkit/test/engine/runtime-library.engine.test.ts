import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Engine, requireEngine } from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { runtimePackages } from '@seaworthy/testkit/runtime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const library = fileURLToPath(new URL('../../../runtime/dist/', import.meta.url));
const prefix = `node-runtime-${randomUUID()}`;
const made: string[] = [];
let engine: Engine;
let images: { node: string; redis: string };

beforeAll(async () => {
  engine = await requireEngine();
  const wanted = ['gcr.io/distroless/nodejs22-debian13:nonroot', 'redis:8'];
  const [node, redis] = await ensureFoundations(engine, wanted);
  images = { node: node?.substitute ?? wanted[0] ?? '', redis: redis?.substitute ?? wanted[1] ?? '' };
  await engine.docker(['network', 'create', '--internal', prefix]);
});
afterAll(async () => {
  await engine.docker(['rm', '--force', '--volumes', ...made], { reject: false });
  await engine.docker(['network', 'rm', prefix], { reject: false });
});

describe('as PID 1, to whom signals without a handler do nothing', () => {
  test('a server drains', async () => {
    const container = await start(
      `require('node:http').createServer((req, res) => setTimeout(() => res.end('whole'), 1500)).listen(8080, async () => {
        console.log('up');
        console.log(await (await fetch('http://127.0.0.1:8080/')).text());
      });`,
    );
    await container.says('up');
    expect(await container.stop()).toBe(0);
    expect(await container.log()).toMatch(/^whole$/m);
    expect(await container.log()).toContain('"event":"shutdown.done"');
  });

  test('one that does not listen yet ends at once', async () => {
    const container = await start("console.log('up'); setTimeout(() => {}, 60_000);");
    await container.says('up');
    expect(await container.stop()).toBe(143);
    expect(await container.log()).not.toContain('shutdown');
  });

  test("an application's own handler is called", async () => {
    const container = await start(
      "process.on('SIGTERM', () => process.exit(4)); setInterval(() => {}, 1000); console.log('up');",
    );
    await container.says('up');
    expect(await container.stop()).toBe(4);
  });
});

describe('workers of BullMQ, without a line of code', () => {
  const jobs = (classes: string) => `${classes}
    const connection = new Redis({ host: '${prefix}-redis', maxRetriesPerRequest: null });
    new Worker('boats', async ({ data }) => {
      console.log('begun ' + data.boat);
      await new Promise((done) => setTimeout(done, 2000));
      console.log('done ' + data.boat);
    }, { connection });
    const queue = new Queue('boats', { connection });
    queue.add('wash', { boat: 'gull' }).then(() => queue.add('wash', { boat: 'tern' }));`;

  beforeAll(async () => {
    made.push(`${prefix}-redis`);
    await engine.docker([
      ...[
        'run',
        '--detach',
        `--name=${prefix}-redis`,
        '--label=dev.seaworthy=test',
        `--network=${prefix}`,
        images.redis,
      ],
      ...['redis-server', '--save', '', '--protected-mode', 'no'],
    ]);
  });

  test.each([
    ['CommonJS', "const { Queue, Worker } = require('bullmq'); const { Redis } = require('ioredis');", []],
    ['modules', "import { Queue, Worker } from 'bullmq'; import { Redis } from 'ioredis';", ['--input-type=module']],
  ])('%s: the job in hand is done, and none is begun, though the signal comes twice', async (_, classes, options) => {
    const container = await start(jobs(classes), { entry: 'worker', options });
    await container.says('begun gull');
    await engine.docker(['kill', '--signal=SIGTERM', container.name]);
    expect(await container.stop()).toBe(0);
    const log = await container.log();
    expect(log.match(/^(?:begun|done) .*$/gm)).toEqual(['begun gull', 'done gull']);
    expect(log).toMatch(/"event":"shutdown.hook".*"hook":"queue boats"/);
    await engine.docker(['exec', `${prefix}-redis`, 'redis-cli', 'flushall']);
  });
});

interface Started {
  name: string;
  says(text: string): Promise<void>;
  log(): Promise<string>;
  /** Its exit code. */
  stop(): Promise<number>;
}

/** Starts a program as PID 1 of a container, with the library. */
async function start(program: string, { entry = 'register', options = [] as string[] } = {}): Promise<Started> {
  const name = `${prefix}-${made.length}`;
  made.push(name);
  await engine.docker([
    ...['run', '--detach', `--name=${name}`, '--label=dev.seaworthy=test', `--network=${prefix}`, '--read-only'],
    ...['--cap-drop=ALL', '--stop-timeout=30', '--workdir=/app', '--entrypoint=/nodejs/bin/node'],
    ...[`--volume=${library}:/opt/seaworthy:ro`, `--volume=${runtimePackages()}/node_modules:/app/node_modules:ro`],
    ...[images.node, '--import', `/opt/seaworthy/${entry}.mjs`, ...options, '-e', program],
  ]);
  const log = async () => {
    const { stdout, stderr } = await engine.docker(['logs', name]);
    return `${stdout}\n${stderr}`;
  };
  return {
    name,
    log,
    says: async (text) => void (await expect.poll(log).toContain(text)),
    async stop() {
      await engine.docker(['stop', name]);
      return Number((await engine.docker(['inspect', '--format={{.State.ExitCode}}', name])).stdout);
    },
  };
}
