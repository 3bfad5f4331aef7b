import { expect, test } from 'vitest';
import { findFoundation, listFoundations } from './find-foundation.ts';

const found = (reference: string) => {
  const match = findFoundation(reference);
  return match === undefined ? undefined : `${match.definition.id} ${match.variant.version}`;
};

test.each([
  ['gcr.io/distroless/nodejs24-debian13:nonroot', 'node-runtime 24'],
  ['node:20-trixie-slim', 'node-build 20'],
  ['docker.io/library/node:22-trixie', 'node-build 22'],
  ['gcr.io/distroless/cc-debian13:nonroot', 'cc-runtime 13'],
  ['python:3.11-slim-bookworm', 'python-build 3.11'],
  ['postgres:17', 'postgres 17'],
  [`postgres:17-trixie@sha256:${'0'.repeat(64)}`, 'postgres 17'],
  ['debian:13-slim', 'debian 13'],
  ['redis:8', 'redis 8'],
  ['oven/bun:1-distroless', 'bun-runtime 1'],
  ['oven/bun:1.3-distroless', 'bun-runtime 1.3'],
  ['valkey/valkey:8.1', 'valkey 8'],
  ['mariadb:11.8', 'mariadb 11.8'],
  ['rabbitmq:4', 'rabbitmq 4'],
  ['pgvector/pgvector:pg17', 'pgvector 17'],
  ['postgis/postgis:17-3.5', 'postgis 17'],
])('%s is stood in for by %s', (reference, foundation) => {
  expect(found(reference)).toBe(foundation);
});

test.each([
  'postgres:16',
  'redis:7',
  'redis:latest',
  'redis/redis-stack:8',
  'mariadb:11.4',
  'mysql:8.4',
  'rabbitmq:3',
  'rabbitmq:4-management',
  'pgvector/pgvector:pg16',
  'postgis/postgis:17-3.4',
  'mongo:8.0',
  'postgres:latest',
  'oven/bun:1-slim',
  'oven/bun:1.3.2-distroless',
  'postgres',
  'node:22-bookworm-slim',
  'node:22-alpine',
  'node:18-trixie-slim',
  'python:3.13-slim-bookworm',
  'python:3.12-slim-trixie',
  'gcr.io/distroless/nodejs22-debian12',
  // As root, which the foundation isn't.
  'gcr.io/distroless/cc-debian13',
  'gcr.io/distroless/cc-debian13:latest',
  'somebody/postgres:17',
  'registry.example/postgres:17',
])('%s has no foundation: never another version or release', (reference) => {
  expect(findFoundation(reference)).toBeUndefined();
});

test('every listed reference is found again, as what it is listed for', () => {
  for (const { id, version, references } of listFoundations()) {
    for (const reference of references) expect(found(reference.replace(':*', ':any'))).toBe(`${id} ${version}`);
  }
});
