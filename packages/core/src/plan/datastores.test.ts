import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { planFacts } from './plan-facts.ts';

async function plan(
  dependencies: readonly string[],
  more: Record<string, string> = {},
  { source = 'use(process.env.DATABASE_URL);', datastores = '{}' } = {},
) {
  const files = {
    'package.json': JSON.stringify({
      dependencies: Object.fromEntries([...dependencies, 'express'].map((name) => [name, '1.0.0'])),
      scripts: { start: 'node main.js' },
    }),
    'package-lock.json': '{}',
    'main.js': `const app = express();\napp.get('/health', (_, answer) => answer.send('ok'));\n${source}\napp.listen(4545);\n`,
    ...more,
  };
  const configuration = parseConfiguration('seaworthy.yaml', `datastores: ${datastores}\n`);
  return planFacts(await detectFacts(memoryRepository(files, 'quay')), configuration);
}
const compose = (...images: readonly string[]) => ({
  'compose.yaml': `services:\n${images.map((image, index) => `  db${index}: { image: "${image}" }\n`).join('')}`,
});
async function serverOf(...given: Parameters<typeof plan>) {
  const { datastores, questions } = await plan(...given);
  const [server] = datastores;
  return { image: server?.image, version: server?.version, asked: questions.map(({ subject }) => subject) };
}

test.each([
  ['postgres:11', 'postgres:11', '11'],
  ['postgres:16.3-alpine3.20', 'postgres:16.3', '16.3'],
  ['postgres:15-bookworm', 'postgres:15-bookworm', '15'],
  ['docker.io/library/postgres', 'postgres:17', '17'],
  ['bitnami/postgresql:15.4.0-debian-11-r45', 'postgres:15.4', '15.4'],
  ['pgvector/pgvector:0.8.0-pg16', 'pgvector/pgvector:0.8.0-pg16', '16'],
  ['pgvector/pgvector:latest', 'pgvector/pgvector:pg17', '17'],
  ['postgis/postgis:16-3.4-alpine', 'postgis/postgis:16-3.4', '16'],
])('PostgreSQL as %s in a compose file becomes %s', async (stated, image, version) => {
  expect(await serverOf(['pg'], compose(stated))).toEqual({ image, version, asked: [] });
});

test.each([
  [['mysql2'], 'mysql:8.0.36', 'mysql:8.0.36'],
  [['mysql2'], 'mariadb:10.11', 'mariadb:10.11'],
  [['mysql2'], 'bitnami/mariadb:10.6.12', 'mariadb:10.6'],
  [['mariadb'], 'web:1', 'mariadb:11.8'],
  [['mysql2'], 'web:1', 'mysql:8.4'],
  [['ioredis'], 'valkey/valkey:8-alpine', 'valkey/valkey:8'],
  [['ioredis'], 'redis:alpine', 'redis:8'],
  [['mongoose'], 'bitnami/mongodb:7.0.14', 'mongo:7.0'],
  [['amqplib'], 'rabbitmq:3.13-management-alpine', 'rabbitmq:3.13-management'],
  [['amqplib'], 'rabbitmq:management', 'rabbitmq:4'],
])('%s beside %s is run as %s', async (clients, stated, image) => {
  expect(await serverOf(clients, compose(stated))).toMatchObject({ image, asked: [] });
});

test('a decision says which compose file it comes from, and what is configured wins', async () => {
  const { decisions } = await plan(['pg'], compose('postgres:11'));
  expect(decisions.find(({ subject }) => subject === 'datastores.postgres.version')).toMatchObject({
    value: '11',
    origin: 'repository',
    sources: [{ file: 'compose.yaml', line: 2 }],
  });
  const vectors = compose('pgvector/pgvector:pg16');
  expect(await serverOf(['pg'], vectors, { datastores: '{ postgres: { version: 15 } }' })).toMatchObject({
    image: 'pgvector/pgvector:pg15',
    version: '15',
  });
  const own = { datastores: '{ postgres: { image: "timescale/timescaledb-ha:pg16" } }' };
  expect(await serverOf(['pg'], compose('postgres:11', 'postgres:12'), own)).toMatchObject({
    image: 'timescale/timescaledb-ha:pg16',
    asked: [],
  });
});

test('an extension of SQL brings the image that has it, in the version that is run', async () => {
  const sql = { 'schema.sql': 'CREATE EXTENSION vector;' };
  expect(await serverOf(['pg'], sql)).toMatchObject({ image: 'pgvector/pgvector:pg17', version: '17' });
  expect(await serverOf(['pg'], { ...sql, ...compose('postgres:16') })).toMatchObject({
    image: 'pgvector/pgvector:pg16',
    version: '16',
  });
});

test('two servers, or one that no definition fits, are asked about', async () => {
  const asked = ['datastores.postgres.image'];
  expect(await serverOf(['pg'], compose('postgres:11', 'postgres:12'))).toMatchObject({ asked });
  expect(await serverOf(['pg'], compose('timescale/timescaledb-ha:pg16'))).toMatchObject({ asked });
  expect(await serverOf(['pg'], compose('postgres:16', 'postgres:16-alpine'))).toMatchObject({ asked: [] });
});

test('alternatives of which nothing chooses stop the plan only where a variable addresses one', async () => {
  const drivers = ['knex', 'pg', 'mysql2'];
  const open = await plan(drivers);
  expect(open.datastores).toEqual([]);
  expect(open.questions).toMatchObject([
    { subject: 'services.quay.datastores', blocking: true, candidates: [{ value: 'mysql' }, { value: 'postgres' }] },
  ]);
  expect((await plan(drivers, {}, { source: 'go();' })).questions).toMatchObject([{ blocking: false }]);
  const answered = await plan(drivers, {}, { datastores: '{ postgres: {} }' });
  expect(answered.questions).toEqual([]);
  expect(answered.datastores.map(({ name }) => name)).toEqual(['postgres']);
  expect(answered.services[0]?.environment[0]).toMatchObject({ name: 'DATABASE_URL' });
  expect(answered.services[0]?.environment[0]?.value).toContainEqual({ address: 'postgres' });
  const none = await plan(drivers, {}, { datastores: '{ postgres: false, mysql: false }' });
  expect([none.datastores, none.questions]).toEqual([[], []]);
});

test.each([
  [['bullmq', 'ioredis'], 'noeviction', 'log'],
  [['rate-limit-redis', 'redis'], 'allkeys-lru', 'none'],
  [['connect-redis', 'redis'], 'volatile-lru', 'log'],
  [['rate-limit-redis', 'bullmq'], 'noeviction', 'log'],
  [['ioredis'], 'noeviction', 'log'],
])('Redis by %s evicts by %s and persists as %s', async (clients, maxmemoryPolicy, persistence) => {
  const { datastores, decisions } = await plan(clients, {}, { source: 'use(process.env.REDIS_URL);' });
  expect(datastores[0]?.settings).toMatchObject({ maxmemoryPolicy, persistence });
  const why = decisions.find(({ subject }) => subject === 'datastores.redis.maxmemoryPolicy')?.reason;
  if (clients[0] !== 'ioredis') expect(why).toMatch(/^(?:bullmq|rate-limit-redis|connect-redis) /);
});

const sqlite = async (...given: Parameters<typeof plan>) => {
  const { services, questions, datastores } = await plan(...given);
  expect(datastores).toEqual([]);
  const environment = services[0]?.environment.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    volumes: services[0]?.volumes,
    environment: Object.fromEntries(environment ?? []),
    asked: questions.map(({ subject, blocking }) => `${subject} ${blocking}`),
  };
};

test.each([
  ['better-sqlite3', "open(process.env.DB_PATH ?? './tides.db');", { DB_PATH: [{ text: '/data/tides.db' }] }],
  [
    'sequelize',
    "new Sequelize(process.env.DATABASE_URL || 'sqlite:///./local.sqlite', { dialect: 'sqlite' });",
    { DATABASE_URL: [{ text: 'sqlite:////data/local.sqlite' }] },
  ],
])('%s: a variable puts the file on a volume', async (client, source, environment) => {
  expect(await sqlite([client], {}, { source })).toEqual({
    volumes: [{ name: 'quay-data', path: '/data' }],
    environment,
    asked: [],
  });
});

test('a file in a folder of its own is on a volume, one among files that ship is asked about', async () => {
  const source = "new Database('./data/tides.db');";
  expect(await sqlite(['better-sqlite3'], {}, { source })).toMatchObject({
    volumes: [{ name: 'quay-data', path: '/app/data' }],
    asked: [],
  });
  expect(await sqlite(['better-sqlite3'], { 'data/.gitkeep': '' }, { source })).toMatchObject({ asked: [] });
  const asked = ['services.quay.datastores.sqlite true'];
  expect(await sqlite(['better-sqlite3'], { 'data/seed.json': '[]' }, { source })).toMatchObject({ asked });
  expect(await sqlite(['better-sqlite3'], {}, { source: "new Database('tides.db');" })).toMatchObject({ asked });
  const none = { source: "new Database('tides.db');", datastores: '{ sqlite: false }' };
  expect(await sqlite(['better-sqlite3'], {}, none)).toMatchObject({ asked: [] });
  expect(await sqlite(['better-sqlite3'], {}, { source: "new Database(':memory:');" })).toMatchObject({
    asked: ['services.quay.datastores.sqlite false'],
  });
});

test('SQLite beside the driver of a server is what developers use, where the server is certain', async () => {
  const { datastores } = await plan(['sqlite3', 'pg'], {}, { source: 'use(process.env.PGHOST);' });
  expect(datastores.map(({ name }) => name)).toEqual(['postgres']);
  const fallback = { source: "use(process.env.DATABASE_URL ?? 'sqlite:///./local.db');" };
  const { questions } = await plan(['pg'], {}, fallback);
  expect(questions.map(({ subject, blocking }) => [subject, blocking])).toEqual([['services.quay.datastores', true]]);
});

test('what is left over in the manifest is said, stops nothing, and is settled by a word', async () => {
  const idle = { source: 'go();' };
  const { datastores, questions } = await plan(['pg'], {}, idle);
  expect(datastores).toEqual([]);
  expect(questions).toMatchObject([{ subject: 'services.quay.datastores.postgres', blocking: false }]);
  expect(questions[0]?.question).toContain('client of PostgreSQL (pg) that no source uses');
  expect(await serverOf(['pg'], {}, { ...idle, datastores: '{ postgres: {} }' })).toMatchObject({
    version: '17',
    asked: [],
  });
  expect(await serverOf(['pg'], {}, { ...idle, datastores: '{ postgres: false }' })).toMatchObject({ asked: [] });
});
