import { expect, test } from 'vitest';
import { datastores } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { memoryRepository } from '../repository/memory.ts';
import { detectFacts } from './detect-facts.ts';

async function detect(dependencies: readonly string[], source: string, more: Record<string, string> = {}) {
  const files = {
    'package.json': JSON.stringify({
      dependencies: Object.fromEntries([...dependencies, 'express'].map((name) => [name, '1.0.0'])),
      scripts: { start: 'node main.js' },
    }),
    'package-lock.json': '{}',
    'main.js': `const app = express();\n${source}\napp.listen(4545);\n`,
    ...more,
  };
  const { services, unsupported } = await detectFacts(memoryRepository(files, 'quay'));
  return {
    datastores: services.flatMap(({ datastores }) =>
      datastores.map(({ source: _, clients: __, ...datastore }) => datastore),
    ),
    unsupported: unsupported.map(({ name }) => name),
  };
}
/** How one datastore is used, beside others that may have a service or not. */
async function useOf(id: string, ...service: Parameters<typeof detect>) {
  return (await detect(...service)).datastores.find((datastore) => datastore.id === id);
}
/** Names of all datastores that were found, whether there is a service for them or not. */
async function namesOf(...service: Parameters<typeof detect>): Promise<string[]> {
  const known: Readonly<Record<string, Datastore>> = datastores;
  const found = await detect(...service);
  return [...found.datastores.map(({ id }) => known[id]?.name ?? id), ...found.unsupported];
}
const prisma = (provider: string) => ({
  'prisma/schema.prisma': `datasource db {\n  provider = "${provider}"\n  url = env("BERTHS")\n}\n`,
});

test('each datastore by its client, each variable by its name', async () => {
  const source = 'use(process.env.DATABASE_URL, process.env.REDIS_HOST, process.env.REDIS_PASSWORD);';
  expect(await detect(['pg', 'bullmq'], source)).toEqual({
    datastores: [
      { id: 'postgres', variable: 'DATABASE_URL' },
      { id: 'redis', parts: { REDIS_HOST: 'host', REDIS_PASSWORD: 'password' } },
    ],
    unsupported: [],
  });
});

test('DATABASE_URL of a service with two databases is left alone, one with a name of its own is not', async () => {
  const both = ['pg', 'mongoose'];
  const shared = 'use(process.env.DATABASE_URL);';
  expect(await namesOf(both, shared)).toEqual(expect.arrayContaining(['PostgreSQL', 'MongoDB']));
  expect(await useOf('postgres', both, shared)).toEqual({ id: 'postgres', candidates: ['DATABASE_URL'] });
  const own = 'use(process.env.DATABASE_URL, process.env.PG_URL);';
  expect(await useOf('postgres', both, own)).toEqual({ id: 'postgres', variable: 'PG_URL' });
});

test('a default of another kind, or a name with another datastore in it, says that the variable is not meant', async () => {
  const lite = "use(process.env.DATABASE_URL ?? 'sqlite://tides.db');";
  expect((await detect(['pg'], lite)).datastores).toEqual([
    { id: 'postgres', undecided: true, candidates: ['DATABASE_URL'] },
    { id: 'sqlite', undecided: true, variable: 'DATABASE_URL' },
  ]);
  const mysql = 'use(process.env.MYSQL_DB_HOST);';
  expect(await useOf('postgres', ['pg', 'mysql2'], mysql)).toEqual({
    id: 'postgres',
    undecided: true,
    unused: true,
  });
  const broker = "use(process.env.BROKER_URL ?? 'redis://localhost:6379/2');";
  expect(await useOf('redis', ['ioredis', 'amqplib'], broker)).toEqual({ id: 'redis', variable: 'BROKER_URL' });
});

test('a client that no source names is left over, unless a mapper loads it or a compose file runs its server', async () => {
  const unused = { undecided: true, unused: true };
  expect(await useOf('postgres', ['pg'], 'go();')).toEqual({ id: 'postgres', ...unused });
  expect(await useOf('redis', ['ioredis', 'pg'], "require('pg');")).toEqual({ id: 'redis', ...unused });
  expect(await useOf('sqlite', ['better-sqlite3'], 'go();')).toEqual({ id: 'sqlite', ...unused });
  for (const used of ["require('pg');", "import('pg/lib/client');", 'load(`pg`);', 'use(process.env.DB_HOST);'])
    expect(await useOf('postgres', ['pg'], used)).not.toHaveProperty('unused');
  expect(await useOf('postgres', ['pg', 'typeorm'], 'go();')).toEqual({ id: 'postgres' });
  expect(await useOf('sqlite', ['better-sqlite3'], "open('data/tides.db');")).not.toHaveProperty('unused');
  const inComponent = { 'views/Tide.svelte': "<script>import pg from 'pg';</script>" };
  expect(await useOf('postgres', ['pg'], 'go();', inComponent)).toEqual({ id: 'postgres' });
  const compose = { 'compose.yaml': 'services: { db: { image: "postgres:17" } }' };
  expect(await useOf('postgres', ['pg'], 'go();', compose)).not.toHaveProperty('unused');
});

test('in Python a package counts by what it is imported as', async () => {
  const unused = async (requirement: string, source: string) => {
    const files = {
      'requirements.txt': `fastapi\nuvicorn\n${requirement}\n`,
      'main.py': `from fastapi import FastAPI\n${source}\napp = FastAPI()\n`,
    };
    const { services } = await detectFacts(memoryRepository(files, 'quay'));
    return services.flatMap(({ datastores }) => datastores.map((one) => one.unused === true));
  };
  expect(await unused('psycopg2-binary', '')).toEqual([true]);
  expect(await unused('psycopg2-binary', 'import psycopg2')).toEqual([false]);
  expect(await unused('mysqlclient', 'import MySQLdb')).toEqual([false]);
  expect(await unused('redis', 'from redis.asyncio import Redis')).toEqual([false]);
  expect(await unused('asyncpg\nsqlalchemy', '')).toEqual([false]);
  expect(await unused('redis', '')).toEqual([true]);
});

test('a Prisma schema says which database it is for, and by which variable', async () => {
  const source = 'use(process.env.BERTHS);';
  expect(await detect(['@prisma/client'], source, prisma('postgresql'))).toEqual({
    datastores: [{ id: 'postgres', variable: 'BERTHS' }],
    unsupported: [],
  });
  expect(await namesOf(['@prisma/client'], source, prisma('mysql'))).toEqual(['MySQL']);
  expect(await namesOf(['@prisma/client'], source, prisma('sqlite'))).toEqual(['SQLite']);
});

test('a library that talks to several counts where a variable names one', async () => {
  expect((await detect(['keyv'], 'use(process.env.CACHE_URL);')).datastores).toEqual([]);
  expect((await detect(['keyv'], 'use(process.env.REDIS_URL);')).datastores).toEqual([
    { id: 'redis', variable: 'REDIS_URL' },
  ]);
});

const drivers = ['knex', 'pg', 'mysql2', 'mssql'];
/** Ids of what is taken for a datastore of the stack, without what is undecided. */
async function decided(...service: Parameters<typeof detect>): Promise<string[]> {
  return (await detect(...service)).datastores.filter(({ undecided }) => undecided !== true).map(({ id }) => id);
}

test('of drivers side by side the one that the mapper is told is meant, and no other', async () => {
  expect(await decided(drivers, "knex({ client: 'mysql2', connection: process.env.DATABASE_URL });")).toEqual([
    'mysql',
  ]);
  const fallback = "knex({ client: process.env.DB_CLIENT || 'pg', connection: {} });";
  expect(await decided(drivers, fallback)).toEqual(['postgres']);
  const environments =
    "module.exports = { test: { client: 'mysql', connection: {} }, production: { client: 'pg', connection: {} } };";
  expect(await detect(drivers, 'go();', { 'knexfile.js': environments })).toEqual({
    datastores: [{ id: 'postgres' }],
    unsupported: [],
  });
  const typeorm = ['typeorm', 'pg', 'mysql2'];
  expect(await decided(typeorm, "new DataSource({ type: 'mysql', entities: [] });")).toEqual(['mysql']);
  expect(await decided(typeorm, "show([{ type: 'mysql', label: 'MySQL' }]);")).toEqual([]);
  const sequelize = { 'config/config.json': '{ "production": { "dialect": "postgres" } }' };
  expect(await decided(['sequelize', 'pg', 'mysql2'], 'go();', sequelize)).toEqual(['postgres']);
  const kit = { 'drizzle.config.ts': "export default { dialect: 'postgresql', schema: './schema.ts' };" };
  expect(await decided(['drizzle-orm', 'postgres', 'mysql2'], 'go();', kit)).toEqual(['postgres']);
});

test('drivers of which nothing chooses are undecided, and a program with clients of everything has none of its own', async () => {
  const { datastores, unsupported } = await detect(drivers, 'use(process.env.DATABASE_URL);');
  expect(datastores).toEqual([
    { id: 'mysql', undecided: true, variable: 'DATABASE_URL' },
    { id: 'postgres', undecided: true, variable: 'DATABASE_URL' },
  ]);
  expect(unsupported).toEqual([]);
  expect(await decided(['pg', 'mysql2', 'mongodb', 'redis'], "check(url.startsWith('redis://'));")).toEqual([]);
  expect(await decided(['pg', 'mysql2'], "connect('mysql://tide@berth/charts');")).toEqual(['mysql']);
  expect(await decided(['pg', 'mysql2'], 'use(process.env.PGHOST, process.env.MYSQL_HOST);')).toEqual([
    'mysql',
    'postgres',
  ]);
});

test('a scheme alone is no address', async () => {
  expect(await namesOf([], "if (url.startsWith('postgres://')) go();")).toEqual([]);
  expect(await namesOf([], "connect('postgres://tide:x@berth/charts');")).toEqual(['PostgreSQL']);
});

test('the image is read from the nearest compose file that is no test', async () => {
  const compose = (image: string) => `services:\n  db:\n    image: ${image}\n`;
  const images = async (more: Record<string, string>) =>
    (await useOf('postgres', ['pg'], 'go();', more))?.images?.map(({ value, source }) => [
      value,
      source.file,
      source.line,
    ]);
  expect(
    await images({
      'compose.yaml': 'services: { web: { build: . } }',
      'deploy/compose.yaml': compose('postgres:13'),
      'docker-compose.yml': compose('${REGISTRY:-docker.io/library}/postgres:${PG:-11}'),
      'docker-compose.prod.yml': compose('postgres:12'),
    }),
  ).toEqual([['docker.io/library/postgres:11', 'docker-compose.yml', 3]]);
  expect(await images({ 'test/docker-compose.yml': compose('postgres:12') })).toBeUndefined();
  expect(await images({ 'deploy/compose.yaml': compose('postgis/postgis:16-3.4') })).toEqual([
    ['postgis/postgis:16-3.4', 'deploy/compose.yaml', 3],
  ]);
});

test('an extension of the server is read from SQL and from code', async () => {
  const extensions = async (source: string, more: Record<string, string> = {}) =>
    (await useOf('postgres', ['pg'], source, more))?.extensions?.map(({ value, source: at }) => [value, at.file]);
  expect(await extensions("db.query('CREATE EXTENSION IF NOT EXISTS vector');")).toEqual([['vector', 'main.js']]);
  const more = { 'migrations/001.sql': 'select 1;\ncreate extension if not exists "postgis";\n' };
  expect(await extensions('go();', more)).toEqual([['postgis', 'migrations/001.sql']]);
  expect(await extensions('go();', { 'a.sql': 'create extension pgcrypto;' })).toBeUndefined();
});

test('queue and results of Celery go to one Redis, each by its own variable', async () => {
  const source = 'use(process.env.REDIS_URL, process.env.CELERY_BROKER_URL, process.env.CELERY_RESULT_BACKEND);';
  expect(await useOf('redis', ['ioredis'], source)).toEqual({
    id: 'redis',
    variable: 'REDIS_URL',
    alsoBy: ['CELERY_BROKER_URL', 'CELERY_RESULT_BACKEND'],
  });
});
