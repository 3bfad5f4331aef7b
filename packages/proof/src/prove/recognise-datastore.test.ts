import { expect, test } from 'vitest';
import { datastoreOfPort, recogniseDatastore } from './recognise-datastore.ts';

test.each([
  ['postgres:17', 'PostgreSQL'],
  ['docker.io/library/redis@sha256:12ab', 'Redis'],
  ['registry.example:5000/mirror/mariadb', 'MySQL'],
  ['mcr.microsoft.com/mssql/server:2022-latest', 'SQL Server'],
  ['pgvector/pgvector:pg17', 'PostgreSQL'],
])('%s is %s', (image, name) => expect(recogniseDatastore(image)).toBe(name));

test.each(['acme/postgres-exporter', 'redis-commander:1', 'acme/server:1', 'mongo-express', 'shop-web'])(
  '%s is none',
  (image) => expect(recogniseDatastore(image)).toBeUndefined(),
);

test('a port tells where the image does not', () => {
  expect([datastoreOfPort(5432), datastoreOfPort(4173), datastoreOfPort(9000)]).toEqual([
    'PostgreSQL',
    undefined,
    undefined,
  ]);
});
