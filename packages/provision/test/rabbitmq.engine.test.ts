import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

const HARDENED = [
  ...['--label=dev.seaworthy=test', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--init'],
  ...['--tmpfs=/tmp', '--tmpfs=/var/log/rabbitmq:mode=0700,uid=999,gid=999', '--memory=512m'],
];
const SETTINGS = {
  RABBITMQ_NODENAME: 'rabbit@localhost',
  RABBITMQ_LOGS: '-',
  RABBITMQ_DEFAULT_USER: 'harbour',
  RABBITMQ_DEFAULT_PASS: "k1el 'water' \\",
};
// Server and tools share a secret, which each would make if it came first.
const HEALTHY = 'test -s /var/lib/rabbitmq/.erlang.cookie && exec rabbitmq-diagnostics -q check_port_connectivity';
const DECLARE =
  'rabbit_amqqueue:declare(rabbit_misc:r(<<"/">>, queue, <<"berths">>), true, false, [], none, <<"test">>), ok.';

let engine: Engine;
let image: string;
const made: { containers: string[]; volumes: string[] } = { containers: [], volumes: [] };

beforeAll(async () => {
  engine = await requireEngine();
  image = (await ensureFoundations(engine, ['rabbitmq:4']))[0]?.substitute ?? '';
});
afterEach(async () => {
  for (const name of made.containers.splice(0)) await engine.docker(['rm', '--force', name], { reject: false });
  for (const name of made.volumes.splice(0)) await engine.docker(['volume', 'rm', name], { reject: false });
});

test('comes up with a read-only root, lets in whom it knows, and has its queues in another container again', async () => {
  const volume = `seaworthy-test-${randomUUID()}`;
  made.volumes.push(volume);
  const first = await start(volume);
  const known = await ask(first, 'rabbitmqctl', '-q', 'authenticate_user', 'harbour', SETTINGS.RABBITMQ_DEFAULT_PASS);
  expect(known.exitCode, known.stderr).toBe(0);
  expect((await ask(first, 'rabbitmqctl', '-q', 'authenticate_user', 'harbour', 'wrong')).exitCode).not.toBe(0);
  expect((await ask(first, 'rabbitmqctl', '-q', 'list_users', '--silent')).stdout).toContain('harbour');
  await ask(first, 'rabbitmqctl', '-q', 'eval', DECLARE);
  await engine.docker(['stop', '--time=60', first]);
  expect((await engine.docker(['inspect', '--format={{.State.ExitCode}}', first])).stdout).toBe('0');

  const second = await start(volume);
  expect((await ask(second, 'rabbitmqctl', '-q', 'list_queues', '--silent', 'name')).stdout).toBe('berths');
});

async function start(volume: string): Promise<string> {
  const name = `seaworthy-test-${randomUUID()}`;
  made.containers.push(name);
  const env = Object.entries(SETTINGS).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  await engine.docker([
    'run',
    '--detach',
    `--name=${name}`,
    ...HARDENED,
    `--volume=${volume}:/var/lib/rabbitmq`,
    ...env,
    image,
  ]);
  const deadline = Date.now() + 90_000;
  while ((await ask(name, 'sh', '-c', HEALTHY)).exitCode !== 0) {
    if (Date.now() > deadline) throw new Error((await engine.docker(['logs', name])).stdout);
    await sleep(1000);
  }
  return name;
}

function ask(container: string, ...command: string[]) {
  return engine.docker(['exec', container, ...command], { reject: false });
}
