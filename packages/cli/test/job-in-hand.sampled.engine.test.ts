import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeTemporaryFolder, runCli, sampleOf } from '@seaworthy/testkit';
import { dockerLines, objectsOf, removeImagesOf } from '@seaworthy/testkit/cli';
import { listFixtures } from '@seaworthy/testkit/core';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A worker of each queue, one of each language in `npm test`, as its fixture is, and how a job of so many seconds is put into it, by what its own image has. */
const workers = {
  bullmq: {
    fixture: 'npm-queue',
    put: (seconds: number) => [
      ...['/nodejs/bin/node', '--input-type=module', '--eval'],
      "const { Queue } = await import('bullmq'); const { connection } = await import('/app/src/redis.js');" +
        `await new Queue('tides', { connection }).add('measure', { seconds: ${seconds} }); process.exit(0);`,
    ],
  },
  rq: {
    fixture: 'rq',
    put: (seconds: number) => [
      ...['python3', '-c'],
      `from tides.queue import tides; tides.enqueue('tides.jobs.measure', ${seconds})`,
    ],
  },
  celery: {
    fixture: 'celery',
    put: (seconds: number) => ['python3', '-c', `from tides.tasks import measure; measure.delay(${seconds})`],
  },
};
type Kind = keyof typeof workers;

const kinds = sampleOf(Object.keys(workers) as Kind[], (kind) => [kind === 'bullmq' ? 'node' : 'python']);

const name = `job-in-hand-${process.pid}`;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let cwd: string;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  cwd = join(folder.path, name);
  for (const kind of kinds) {
    const { fixture } = workers[kind];
    const from = listFixtures().find(({ variant }) => variant === fixture)?.folder as string;
    await cp(from, join(cwd, kind), { recursive: true, filter: (path) => !/^expect(\.|$)/.test(relative(from, path)) });
  }
  for (const command of ['generate', 'build', 'up']) {
    const { exitCode, stdout, stderr } = await runCli([command, '--progress=plain'], { cwd });
    expect(`${exitCode}\n${exitCode === 0 ? '' : stderr.slice(-3000) + stdout}`).toBe('0\n');
  }
});

afterAll(async () => {
  await runCli(['down', '--volumes'], { cwd });
  await removeImagesOf(name);
  await folder[Symbol.asyncDispose]();
  expect(await objectsOf(name)).toEqual([]);
});

test.each(kinds)('%s: the job that is at hand at SIGTERM is finished, and not done again', async (kind) => {
  const container = await containerOf(kind);
  await execa('docker', ['exec', container, ...workers[kind].put(5)]);
  await expect.poll(() => log(kind), { timeout: 60_000 }).toEqual(['began']);
  await execa('docker', ['stop', container]);
  const [state] = await dockerLines(['inspect', '--format', '{{.State.ExitCode}} {{.State.OOMKilled}}', container]);
  expect(state).toBe('0 false');
  expect(await log(kind)).toEqual(['began', 'ended']);
  await execa('docker', ['start', container]);
  // Works again, and on what is new alone.
  await execa('docker', ['exec', container, ...workers[kind].put(0)]);
  await expect.poll(async () => (await log(kind)).length, { timeout: 60_000 }).toBe(4);
  await wait(2000);
  expect(await log(kind)).toEqual(['began', 'ended', 'began', 'ended']);
});

async function containerOf(kind: Kind): Promise<string> {
  const [container] = (await dockerLines(['ps', '--all', '--format', '{{.Names}}'])).filter(
    (one) => one.startsWith(`${name}-`) && one.includes(kind),
  );
  return container as string;
}

/** What its jobs have said, in the order of their saying. */
async function log(kind: Kind): Promise<string[]> {
  const asked = ['sh', '-c', `redis-cli --no-auth-warning -a "$REDIS_PASSWORD" lrange log:${kind} 0 -1`];
  return dockerLines(['exec', `${name}-redis-1`, ...asked]);
}
