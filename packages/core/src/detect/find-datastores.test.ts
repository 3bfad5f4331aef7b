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
    datastores: services.flatMap(({ datastores }) => datastores.map(({ source: _, ...datastore }) => datastore)),
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
  expect((await detect(['pg'], lite)).datastores).toEqual([{ id: 'postgres', candidates: ['DATABASE_URL'] }]);
  const mysql = 'use(process.env.MYSQL_DB_HOST);';
  expect(await useOf('postgres', ['pg', 'mysql2'], mysql)).toEqual({ id: 'postgres' });
  const broker = "use(process.env.BROKER_URL ?? 'redis://localhost:6379/2');";
  expect(await useOf('redis', ['ioredis', 'amqplib'], broker)).toEqual({ id: 'redis', variable: 'BROKER_URL' });
});

test('a Prisma schema says which database it is for, and by which variable', async () => {
  const source = 'use(process.env.BERTHS);';
  expect(await detect(['@prisma/client'], source, prisma('postgresql'))).toEqual({
    datastores: [{ id: 'postgres', variable: 'BERTHS' }],
    unsupported: [],
  });
  expect(await namesOf(['@prisma/client'], source, prisma('mysql'))).toEqual(['MySQL']);
  expect(await namesOf(['@prisma/client'], source, prisma('sqlite'))).toEqual([]);
});

test('a library that talks to several counts where a variable names one', async () => {
  expect((await detect(['keyv'], 'use(process.env.CACHE_URL);')).datastores).toEqual([]);
  expect((await detect(['keyv'], 'use(process.env.REDIS_URL);')).datastores).toEqual([
    { id: 'redis', variable: 'REDIS_URL' },
  ]);
});
