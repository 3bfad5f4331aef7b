import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

const HARDENED = [
  ...['--label=dev.seaworthy=test', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--init'],
  ...['--tmpfs=/tmp', '--tmpfs=/run/mysqld:mode=0700,uid=999,gid=999'],
];
const PASSWORD = "k1el 'water' \\";
const SETTINGS = {
  MYSQL_USER: 'harbour',
  MYSQL_PASSWORD: PASSWORD,
  MYSQL_DATABASE: 'ships',
  MARIADB_ROOT_PASSWORD: 'keel',
};

let engine: Engine;
let image: string;
const made: { containers: string[]; volumes: string[] } = { containers: [], volumes: [] };

beforeAll(async () => {
  engine = await requireEngine();
  image = (await ensureFoundations(engine, ['mariadb:11.8']))[0]?.substitute ?? '';
});
afterEach(async () => {
  for (const name of made.containers.splice(0)) await engine.docker(['rm', '--force', name], { reject: false });
  for (const name of made.volumes.splice(0)) await engine.docker(['volume', 'rm', name], { reject: false });
});

test('comes up with a read-only root, keeps its data, and lets in whom it knows', async () => {
  const volume = `seaworthy-test-${randomUUID()}`;
  made.volumes.push(volume);
  const first = await start(volume, SETTINGS);
  await waitUntilReady(first);
  expect((await query(first, PASSWORD, 'SELECT CURRENT_USER(), DATABASE()')).stdout).toBe('harbour@%\tships');
  expect((await query(first, PASSWORD, "SELECT CONVERT_TZ('2026-07-01 12:00', 'UTC', 'Europe/Oslo')")).stdout).toBe(
    '2026-07-01 14:00:00',
  );
  expect((await query(first, 'wrong', 'SELECT 1')).stderr).toContain('Access denied');
  await query(first, PASSWORD, "CREATE TABLE log (line TEXT); INSERT INTO log VALUES ('kept')");
  await engine.docker(['stop', '--time=20', first]);
  expect((await engine.docker(['inspect', '--format={{.State.ExitCode}}', first])).stdout).toBe('0');

  const second = await start(volume, {});
  await waitUntilReady(second);
  expect((await query(second, PASSWORD, 'SELECT line FROM log')).stdout).toBe('kept');
});

test('an empty database without a password is refused, with what to set', async () => {
  const { exitCode, stderr } = await engine.docker(['run', '--rm', ...HARDENED, image], { reject: false });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('set MARIADB_ROOT_PASSWORD or MARIADB_ROOT_PASSWORD_FILE');
});

async function start(volume: string, settings: Record<string, string>): Promise<string> {
  const name = `seaworthy-test-${randomUUID()}`;
  made.containers.push(name);
  const env = Object.entries(settings).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const mount = `--volume=${volume}:/var/lib/mysql`;
  await engine.docker(['run', '--detach', `--name=${name}`, ...HARDENED, mount, ...env, image]);
  return name;
}

/** Over TCP, where the server that sets the database up can't be reached. */
function query(container: string, password: string, sql: string) {
  const client = ['mariadb', '--protocol=tcp', '--host=127.0.0.1', '--user=harbour', '--database=ships'];
  const args = ['exec', '--env', `MYSQL_PWD=${password}`, container, ...client, '--batch', '--skip-column-names'];
  return engine.docker([...args, `--execute=${sql}`], { reject: false });
}

async function waitUntilReady(container: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await query(container, PASSWORD, 'SELECT 1')).exitCode !== 0) {
    if (Date.now() > deadline) throw new Error((await engine.docker(['logs', container])).stderr);
    await sleep(200);
  }
}
