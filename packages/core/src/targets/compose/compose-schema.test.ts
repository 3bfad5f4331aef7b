import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFixtures } from '@seaworthy/testkit/core';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfiguration } from '../../configuration/read-configuration.ts';
import { detectFacts } from '../../detect/detect-facts.ts';
import { generate } from '../../generate/generate.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

// As Docker Compose 2.26 carries it (Apache-2.0). Its `$schema` names draft 7 by an address that no validator knows.
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/compose-spec.schema.json'), 'utf8'),
);
// Formats of the specification's own, which it checks in its loader: `docker compose config` holds the files against those.
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: { ports: true, expose: true, duration: true, subnet_ip_address: true },
});
const validate = ajv.compile(schema);
const read = (path: string): Record<string, unknown> => parse(readFileSync(path, 'utf8'), { merge: true });

// What is generated for the examples.
const examples = join(import.meta.dirname, '../../generate/fixtures');
const files = [
  ...listFixtures().map(({ framework, variant, folder }) => ({
    name: `${framework}/${variant}`,
    path: join(folder, 'expect/files/compose.yaml'),
  })),
  ...readdirSync(examples).map((name) => ({ name: `examples/${name}`, path: join(examples, name, 'compose.yaml') })),
];

test.each(files)('$name: compose.yaml is one by the Compose Specification', ({ path }) => {
  validate(read(path));
  expect(validate.errors ?? []).toEqual([]);
});

test('what the specification does not know is refused', () => {
  const [first] = files;
  const { services } = read(first?.path ?? '') as { services: Record<string, object> };
  const [name = '', service] = Object.entries(services)[0] ?? [];
  validate({ services: { [name]: { ...service, helthcheck: {} } } });
  expect(validate.errors?.map(({ instancePath, params }) => [instancePath, params])).toEqual([
    [`/services/${name}`, { additionalProperty: 'helthcheck' }],
  ]);
});

/** A Python service with two datastores, each found by a variable of its own. */
async function twoDatastores(more = ''): Promise<Record<string, string>> {
  const files = {
    'requirements.txt':
      'fastapi==0.165.0\nuvicorn==0.54.0\nsqlalchemy==2.1.0\nasyncpg==0.30.0\nredis==6.0.0\npytest==8.0.0\n',
    'main.py': `import os\nfrom sqlalchemy.ext.asyncio import create_async_engine\nimport redis\napp = FastAPI()\nengine = create_async_engine(os.environ['DATABASE_URL'])\ncache = redis.from_url(os.getenv('REDIS_URL', 'redis://localhost:6379/3'))\n${more}`,
    'tests/test_tides.py': 'def test_tides():\n    pass\n',
  };
  const { files: generated } = generate(planFacts(await detectFacts(memoryRepository(files, 'tides'))));
  return Object.fromEntries(generated.map(({ path, content }) => [path, content]));
}

test('a service with PostgreSQL and Redis: each address in its own scheme, each server hardened', async () => {
  const files = await twoDatastores();
  const compose = parse(files['compose.yaml'] ?? '', { merge: true, version: '1.1' });
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
  const demanded = (name: string) => `\${${name}:?a secret, see .env.example}`;
  expect(compose.services.tides.environment).toEqual({
    DATABASE_URL: `postgresql+asyncpg://tides:${demanded('POSTGRES_PASSWORD')}@postgres:5432/tides`,
    REDIS_URL: `redis://:${demanded('REDIS_PASSWORD')}@redis:6379/3`,
  });
  expect(compose.services.tides.depends_on).toEqual({
    postgres: { condition: 'service_healthy' },
    redis: { condition: 'service_healthy' },
  });
  expect(compose.services.redis).toMatchObject({
    image: 'redis:8',
    user: '999:999',
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    environment: { REDIS_PASSWORD: demanded('REDIS_PASSWORD') },
    volumes: ['redis-data:/data'],
    networks: ['data'],
    tmpfs: ['/tmp:size=16m,mode=0700,uid=999,gid=999'],
  });
  expect(compose.services.redis.command[2]).toContain(
    'requirepass "$${REDIS_PASSWORD:-$$(cat "$$REDIS_PASSWORD_FILE")}"',
  );
  expect(compose.services.redis).not.toHaveProperty('ports');
  expect(files['.env.example']).toMatch(/^POSTGRES_PASSWORD=\n\n# redis\n#.*\nREDIS_PASSWORD=\n$/m);
  // The server of the tests asks for the password that stands in the address.
  expect(compose.services['tides-test'].environment.REDIS_URL).toBe('redis://:test@redis:6379/3');
  expect(compose.services['redis-test'].environment).toEqual({ REDIS_PASSWORD: 'test' });
});

test('a password that the code takes as a file stands in no variable', async () => {
  const files = await twoDatastores("key = os.getenv('REDIS_PASSWORD')\nfile = os.getenv('REDIS_PASSWORD_FILE')\n");
  const { services, secrets } = parse(files['compose.yaml'] ?? '', { merge: true, version: '1.1' });
  expect(services.tides.environment).toMatchObject({
    REDIS_URL: 'redis://redis:6379/3',
    REDIS_PASSWORD_FILE: '/run/secrets/redis_password',
  });
  expect(services.redis.environment).toEqual({ REDIS_PASSWORD_FILE: '/run/secrets/redis_password' });
  expect([services.tides.secrets, services.redis.secrets]).toEqual([['redis_password'], ['redis_password']]);
  expect(secrets).toEqual({ redis_password: { file: './.secrets/redis_password' } });
  expect(services['tides-test'].environment.REDIS_PASSWORD).toBe('test');
});

test('a slow route stands where the experiments read it, of the service in production alone', async () => {
  const repository = memoryRepository(
    { 'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n', 'main.py': 'app = FastAPI()\n' },
    'tides',
  );
  const configuration = parseConfiguration('seaworthy.yaml', 'services:\n  tides:\n    slowPath: /ebb?hours=2\n');
  const { files: generated } = generate(planFacts(await detectFacts(repository), configuration));
  const compose = parse(generated.find(({ path }) => path === 'compose.yaml')?.content ?? '', { merge: true });
  const told = Object.entries<object>(compose.services).flatMap(([name, service]) =>
    'x-seaworthy' in service ? [[name, service['x-seaworthy']]] : [],
  );
  expect(told).toEqual([['tides', { slowPath: '/ebb?hours=2' }]]);
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
});

/** A Node service with what it talks to. */
async function composeWith(dependencies: readonly string[], source: string): Promise<Record<string, unknown>> {
  const files = {
    'package.json': JSON.stringify({
      dependencies: Object.fromEntries(['express', ...dependencies].map((name) => [name, '1'])),
      devDependencies: { knex: '3' },
      scripts: { start: 'node main.js', test: 'node --test' },
    }),
    'package-lock.json': '{}',
    'main.js': `const app = express();\n${source}\napp.listen(4545);`,
  };
  const { files: generated } = generate(planFacts(await detectFacts(memoryRepository(files, 'quay'))));
  const compose = parse(generated.find(({ path }) => path === 'compose.yaml')?.content ?? '', { merge: true });
  validate(compose);
  expect(validate.errors ?? []).toEqual([]);
  return compose;
}

test('MySQL, MongoDB and Redis run as their own users, each asked for its health where only the finished server answers', async () => {
  const urls = 'use(process.env.MYSQL_URL, process.env.MONGO_URL, process.env.REDIS_URL);';
  const { services } = await composeWith(['mysql2', 'mongoose', 'ioredis'], urls);
  expect(services).toMatchObject({
    mysql: {
      image: 'mysql:8.4',
      user: '999:999',
      read_only: true,
      cap_drop: ['ALL'],
      volumes: ['mysql-data:/var/lib/mysql'],
      networks: ['data'],
      init: true,
      stop_signal: 'SIGTERM',
      healthcheck: { test: ['CMD', 'sh', '-c', expect.stringContaining('mysqladmin --protocol=tcp --host=127.0.0.1')] },
    },
    mongodb: {
      image: 'mongo:8.0',
      user: '999:999',
      read_only: true,
      volumes: ['mongodb-data:/data/db'],
      healthcheck: { test: expect.arrayContaining(['mongosh', '--host', 'mongodb']), interval: '15s', timeout: '10s' },
    },
    'mysql-test': { networks: { test: { aliases: ['mysql'] } }, profiles: ['test'] },
  });
});

test('what is only cached has no volume, and a database in a file has one', async () => {
  const cached = await composeWith(['redis', 'rate-limit-redis'], 'use(process.env.REDIS_URL);');
  expect(cached).not.toHaveProperty('volumes');
  expect(cached.services).toMatchObject({
    redis: { tmpfs: expect.arrayContaining([expect.stringMatching(/^\/data:/)]) },
  });
  const file = await composeWith(['better-sqlite3'], "open(process.env.DB_PATH ?? 'quay.db');");
  expect(file.volumes).toEqual({ 'quay-data': {} });
  expect(file.services).toMatchObject({
    quay: { volumes: ['quay-data:/data'], environment: { DB_PATH: '/data/quay.db' } },
    'quay-dev': { tmpfs: ['/data:mode=0700,uid=65532,gid=65532'] },
  });
});
