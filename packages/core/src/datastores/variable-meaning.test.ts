import { expect, test } from 'vitest';
import { datastores } from './datastores.gen.ts';
import { isNamedIn, meaningOf } from './variable-meaning.ts';

test.each([
  ['postgres', 'HARBOUR_PGHOST', 'host', false],
  ['postgres', 'POSTGRES_DB', 'database', false],
  ['postgres', 'DATABASE_CONNECTION_STRING', 'url', true],
  ['postgres', 'BERTH_DB_PASS', 'password', true],
  ['redis', 'REDISHOST', 'host', false],
  ['redis', 'QUEUE_REDIS_URI', 'url', false],
  ['redis', 'CELERY_BROKER_URL', 'url', true],
  ['mongodb', 'MONGO_DB_NAME', 'database', false],
] as const)('%s: %s is its %s', (id, variable, means, shared) => {
  expect(meaningOf(datastores[id].recognition, variable)).toEqual({ means, shared });
});

test.each([
  ['redis', 'DATABASE_URL'],
  ['postgres', 'REDIS_URL'],
  ['postgres', 'UPGRADE_HOST'],
  ['postgres', 'DBHOST'],
] as const)('%s: %s means nothing', (id, variable) => {
  expect(meaningOf(datastores[id].recognition, variable)).toBeUndefined();
});

test('a word counts as a whole', () => {
  const { recognition } = datastores.mysql;
  expect(['MYSQL_DB_HOST', 'OLD_MYSQL', 'MYSQLX_HOST'].map((name) => isNamedIn(recognition, name))).toEqual([
    true,
    true,
    false,
  ]);
});
