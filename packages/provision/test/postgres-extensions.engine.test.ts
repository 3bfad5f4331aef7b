import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, requireEngine } from '@seaworthy/engine';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

const HARDENED = [
  ...['--label=dev.seaworthy=test', '--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges', '--init'],
  ...['--tmpfs=/tmp', '--tmpfs=/run/postgresql:uid=999,gid=999'],
  '--tmpfs=/var/lib/postgresql/data:mode=0700,uid=999,gid=999',
];
const made: string[] = [];
let engine: Engine;

beforeAll(async () => {
  engine = await requireEngine();
});
afterEach(async () => {
  for (const name of made.splice(0)) await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
});

test('pgvector finds the nearest by an index', async () => {
  const ask = await start('pgvector/pgvector:pg17');
  await ask('CREATE EXTENSION vector; CREATE TABLE berths (place vector(3));');
  await ask(
    "INSERT INTO berths VALUES ('[1,2,3]'), ('[3,1,2]'); CREATE INDEX ON berths USING hnsw (place vector_l2_ops);",
  );
  expect(await ask("SELECT place FROM berths ORDER BY place <-> '[3,1,1]' LIMIT 1")).toBe('[3,1,2]');
});

test('PostGIS is in the first database, transforms by its own data, and leaves what it lacks unnamed', async () => {
  const ask = await start('postgis/postgis:17-3.5');
  const oslo = 'ST_SetSRID(ST_MakePoint(10.75, 59.91), 4326)';
  expect(await ask(`SELECT round(ST_X(ST_Transform(${oslo}, 25832)) / 1000)`)).toBe('598');
  expect(await ask("SELECT round(ST_Area(ST_Buffer('POINT(0 0)'::geometry, 10))::numeric)")).toBe('312');
  expect(await ask(`SELECT ST_AsGeoJSON(${oslo})`)).toContain('"coordinates":[10.75,59.91]');
  expect(await ask("SELECT topology.CreateTopology('quay') > 0")).toBe('t');
  expect(await ask("SELECT count(*) FROM pg_available_extensions WHERE name ~ 'raster|sfcgal'")).toBe('0');
});

/** Starts the foundation for a public image, and returns what asks its database as a client would. */
async function start(reference: string): Promise<(sql: string) => Promise<string>> {
  const image = (await ensureFoundations(engine, [reference]))[0]?.substitute ?? '';
  const name = `seaworthy-test-${randomUUID()}`;
  made.push(name);
  const settings = ['POSTGRES_USER=harbour', 'POSTGRES_DB=ships', 'POSTGRES_PASSWORD=keel'];
  const env = settings.map((setting) => `--env=${setting}`);
  await engine.docker(['run', '--detach', `--name=${name}`, ...HARDENED, ...env, image]);
  const client = ['psql', '--host=127.0.0.1', '--username=harbour', '--dbname=ships', '-v', 'ON_ERROR_STOP=1'];
  const ask = async (sql: string) =>
    (await engine.docker(['exec', '--env=PGPASSWORD=keel', name, ...client, '-Atqc', sql])).stdout;
  const ready = () => engine.docker(['exec', name, 'pg_isready', '--host=127.0.0.1', '--quiet'], { reject: false });
  for (const deadline = Date.now() + 60_000; (await ready()).exitCode !== 0; await sleep(300)) {
    if (Date.now() > deadline) throw new Error((await engine.docker(['logs', name])).stderr);
  }
  return ask;
}
