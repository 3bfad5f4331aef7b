import { expect, test } from 'vitest';
import { standAloneDatastore } from './stand-alone.ts';

test.each([
  ['postgres:17', 'postgresql://app:<POSTGRES_PASSWORD>@quay:5432/app'],
  ['docker.io/library/postgres', 'postgresql://app:<POSTGRES_PASSWORD>@quay:5432/app'],
  ['pgvector/pgvector:pg17', 'postgresql://app:<POSTGRES_PASSWORD>@quay:5432/app'],
  ['mariadb:11', 'mysql://app:<MYSQL_PASSWORD>@quay:3306/app'],
  ['registry.example/redis:8', 'redis://:<REDIS_PASSWORD>@quay:6379/0'],
  ['rabbitmq:4', 'amqp://app:<RABBITMQ_PASSWORD>@quay:5672'],
])('%s is had at %s', (image, address) => {
  expect(standAloneDatastore(image, 'quay', (variable) => `<${variable}>`)?.address).toBe(address);
});

test('its image gets every variable that it asks for', () => {
  expect(standAloneDatastore('mysql:8.4', 'quay', (variable) => `<${variable}>`)).toMatchObject({
    environment: {
      ...{ MYSQL_USER: 'app', MYSQL_DATABASE: 'app' },
      ...{ MYSQL_PASSWORD: '<MYSQL_PASSWORD>', MYSQL_ROOT_PASSWORD: '<MYSQL_ROOT_PASSWORD>' },
    },
    healthCheck: expect.arrayContaining([expect.stringContaining('mysqladmin')]),
    needsInit: true,
  });
});

test.each(['mongo-express', 'nginx:1', 'acme/postgres-exporter'])('%s is none', (image) =>
  expect(standAloneDatastore(image, 'quay', () => 'x')).toBeUndefined(),
);
