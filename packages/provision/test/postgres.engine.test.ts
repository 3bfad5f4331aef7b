import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '@seaworthy/engine';
import { requireEngine } from '@seaworthy/engine';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

const HARDENED = [
  ...['--label=dev.seaworthy=test', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'],
  ...['--tmpfs=/tmp', '--tmpfs=/run/postgresql'],
];
const SETTINGS = { POSTGRES_USER: 'harbour', POSTGRES_PASSWORD: 'k1el water', POSTGRES_DB: 'ships' };

let engine: Engine;
let image: string;
const made: { containers: string[]; volumes: string[] } = { containers: [], volumes: [] };

beforeAll(async () => {
  engine = await requireEngine();
  image = (await ensureFoundations(engine, ['postgres:17']))[0]?.substitute ?? '';
});
afterEach(async () => {
  for (const name of made.containers.splice(0)) await engine.docker(['rm', '--force', name], { reject: false });
  for (const name of made.volumes.splice(0)) await engine.docker(['volume', 'rm', name], { reject: false });
});

test('comes up with a read-only root, keeps its data, and ends at once on SIGINT', async () => {
  const volume = `seaworthy-test-${randomUUID()}`;
  made.volumes.push(volume);
  const first = await start(volume, SETTINGS);
  await waitUntilReady(first);
  expect(await query(first, 'select current_user, current_database()')).toBe('harbour|ships');
  expect(await query(first, "select datcollate from pg_database where datname = 'ships'")).toBe('en_US.utf8');
  await query(first, 'create table log (line text); insert into log values ($$kept$$)');
  const stopping = performance.now();
  await engine.docker(['stop', '--time=10', first]);
  expect(performance.now() - stopping).toBeLessThan(5000);
  expect((await engine.docker(['inspect', '--format={{.State.ExitCode}}', first])).stdout).toBe('0');

  const second = await start(volume, {});
  await waitUntilReady(second);
  expect(await query(second, 'select line from log')).toBe('kept');
});

test('asks for the password from elsewhere, and takes only the right one', async () => {
  const container = await start(undefined, SETTINGS);
  await waitUntilReady(container);
  const format = '--format={{.NetworkSettings.IPAddress}}';
  const host = (await engine.docker(['inspect', format, container])).stdout;
  const login = async (password: string) => {
    const args = ['exec', '--env', `PGPASSWORD=${password}`, container, 'psql', `-h${host}`, '-Uharbour', '-dships'];
    return await engine.docker([...args, '-Atc', 'select 1'], { reject: false });
  };
  expect(await login('k1el water')).toMatchObject({ exitCode: 0, stdout: '1' });
  expect((await login('wrong')).stderr).toContain('password authentication failed');
});

test('an empty database without a password is refused, with what to set', async () => {
  const { exitCode, stderr } = await engine.docker(['run', '--rm', ...HARDENED, image], { reject: false });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE');
});

async function start(volume: string | undefined, settings: Record<string, string>): Promise<string> {
  const name = `seaworthy-test-${randomUUID()}`;
  made.containers.push(name);
  const env = Object.entries(settings).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const mount = volume === undefined ? [] : [`--volume=${volume}:/var/lib/postgresql/data`];
  await engine.docker(['run', '--detach', `--name=${name}`, ...HARDENED, ...mount, ...env, image]);
  return name;
}

async function waitUntilReady(container: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await engine.docker(['exec', container, 'pg_isready', '-q'], { reject: false })).exitCode !== 0) {
    if (Date.now() > deadline) throw new Error((await engine.docker(['logs', container])).stderr);
    await sleep(100);
  }
}

async function query(container: string, sql: string): Promise<string> {
  return (await engine.docker(['exec', container, 'psql', '-Uharbour', '-dships', '-Atqc', sql])).stdout;
}
