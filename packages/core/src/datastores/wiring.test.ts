import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { plainSpelling, spellValue } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';

/** Variables of a service with their values as a person reads them. */
async function wired(files: Record<string, string>): Promise<Record<string, string>> {
  const plan = planFacts(await detectFacts(memoryRepository(files, 'tide-works')));
  const spelling = plainSpelling(plan, (secret) => `<${secret}>`);
  const variables = plan.services.flatMap(({ environment }) => environment);
  return Object.fromEntries(
    variables.flatMap(({ name, value }) => (value === undefined ? [] : [[name, spellValue(value, spelling)]])),
  );
}
const node = (client: string, source: string) => ({
  'package.json': JSON.stringify({ dependencies: { express: '5', [client]: '1' }, scripts: { start: 'node main.js' } }),
  'package-lock.json': '{}',
  'main.js': `const app = express();\n${source}\napp.listen(4545);`,
});
const python = (requirements: readonly string[], source: string) => ({
  'requirements.txt': ['fastapi==0.116.1', 'uvicorn==0.35.0', ...requirements].join('\n'),
  'main.py': `import os\nfrom fastapi import FastAPI\napp = FastAPI()\n${source}\n`,
});

test.each([
  [
    'mysql2',
    'use(process.env.DATABASE_URL);',
    { DATABASE_URL: 'mysql://tide_works:<MYSQL_PASSWORD>@mysql:3306/tide_works' },
  ],
  [
    'mysql2',
    'use(process.env.MYSQL_HOST, process.env.MYSQL_USER, process.env.MYSQL_PASSWORD, process.env.MYSQL_DATABASE);',
    {
      MYSQL_HOST: 'mysql',
      MYSQL_USER: 'tide_works',
      MYSQL_PASSWORD: '<MYSQL_PASSWORD>',
      MYSQL_DATABASE: 'tide_works',
    },
  ],
  [
    'mysql2',
    "use(process.env.DB_URL ?? 'mysql://root:root@localhost:3306/charts');",
    { DB_URL: 'mysql://tide_works:<MYSQL_PASSWORD>@mysql:3306/charts' },
  ],
  [
    'mongoose',
    'use(process.env.MONGODB_URI);',
    { MONGODB_URI: 'mongodb://tide_works:<MONGODB_PASSWORD>@mongodb:27017/tide_works?authSource=admin' },
  ],
  [
    'mongodb',
    "use(process.env.MONGO_URL ?? 'mongodb+srv://pilot:x@cluster0.example/charts');",
    { MONGO_URL: 'mongodb://pilot:<MONGODB_PASSWORD>@mongodb:27017/charts?authSource=admin' },
  ],
  [
    'amqplib',
    "use(process.env.RABBITMQ_URL ?? 'amqp://guest:guest@localhost:5672');",
    { RABBITMQ_URL: 'amqp://tide_works:<RABBITMQ_PASSWORD>@rabbitmq:5672' },
  ],
  [
    'amqp-connection-manager',
    "use(process.env.BROKER_URL || 'amqps://pilot:x@localhost/charts');",
    { BROKER_URL: 'amqp://pilot:<RABBITMQ_PASSWORD>@rabbitmq:5672/charts' },
  ],
  [
    'amqplib',
    'use(process.env.RABBITMQ_HOST, process.env.RABBITMQ_USER, process.env.RABBITMQ_PASSWORD, process.env.RABBITMQ_VHOST);',
    {
      RABBITMQ_HOST: 'rabbitmq',
      RABBITMQ_USER: 'tide_works',
      RABBITMQ_PASSWORD: '<RABBITMQ_PASSWORD>',
      RABBITMQ_VHOST: '/',
    },
  ],
])('%s: %s', async (client, source, expected) => {
  expect(await wired(node(client, source))).toMatchObject(expected);
});

test.each([
  [['sqlalchemy==2.0', 'pymysql==1.1'], 'create_engine(os.environ["DATABASE_URL"])', 'mysql+pymysql'],
  [['sqlalchemy==2.0', 'mysqlclient==2.2'], 'create_engine(os.environ["DATABASE_URL"])', 'mysql'],
  [['sqlalchemy==2.0', 'aiomysql==0.2'], 'create_async_engine(os.environ["DATABASE_URL"])', 'mysql+aiomysql'],
  [
    ['sqlalchemy==2.0', 'mysql-connector-python==9'],
    'create_engine(os.environ["DATABASE_URL"])',
    'mysql+mysqlconnector',
  ],
])('%s connects by %s with the scheme %s', async (requirements, source, scheme) => {
  expect(await wired(python(requirements, source))).toMatchObject({
    DATABASE_URL: `${scheme}://tide_works:<MYSQL_PASSWORD>@mysql:3306/tide_works`,
  });
});

test('Celery finds queue and results in one Redis, each in the database that its default names', async () => {
  const source = [
    "broker = os.environ.get('CELERY_BROKER_URL', 'redis://localhost:6379/1')",
    "results = os.environ.get('CELERY_RESULT_BACKEND', 'redis://localhost:6379/2')",
    "cache = os.environ['REDIS_URL']",
  ].join('\n');
  expect(await wired(python(['celery==5.5', 'redis==6.2'], source))).toMatchObject({
    CELERY_BROKER_URL: 'redis://:<REDIS_PASSWORD>@redis:6379/1',
    CELERY_RESULT_BACKEND: 'redis://:<REDIS_PASSWORD>@redis:6379/2',
    REDIS_URL: 'redis://:<REDIS_PASSWORD>@redis:6379/0',
  });
});

test('Celery finds its broker in RabbitMQ and its results in Redis, by what the defaults say', async () => {
  const source = [
    "broker = os.environ.get('CELERY_BROKER_URL', 'pyamqp://guest@localhost//')",
    "results = os.environ.get('CELERY_RESULT_BACKEND', 'redis://localhost:6379/2')",
  ].join('\n');
  expect(await wired(python(['celery==5.5', 'redis==6.2'], source))).toMatchObject({
    CELERY_BROKER_URL: 'pyamqp://tide_works:<RABBITMQ_PASSWORD>@rabbitmq:5672',
    CELERY_RESULT_BACKEND: 'redis://:<REDIS_PASSWORD>@redis:6379/2',
  });
});
