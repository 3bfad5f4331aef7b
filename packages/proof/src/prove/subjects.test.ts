import type { ImageInspection } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { subjectOfCompose } from './subjects.ts';

function image(config: Partial<NonNullable<ImageInspection['Config']>> = {}) {
  const inspection = { Id: 'sha256:7', Config: { Env: [], Cmd: [], Entrypoint: [], ...config }, history: [] };
  return { reference: 'acme/shop:7', inspection };
}

test('what a foreign service is, from its compose file', () => {
  const service = {
    expose: ['4173/tcp'],
    depends_on: { db: { condition: 'service_healthy' } },
    healthcheck: { test: ['CMD', 'curl', '-f', 'http://localhost:4173/up?full'] },
  };
  expect(subjectOfCompose('shop', service, image({ Cmd: ['node', 'shop.js'] }), undefined)).toEqual({
    ...{ service: 'shop', image: 'acme/shop:7', kind: 'service', language: 'node', security: 'standard' },
    ...{ port: 4173, healthPath: '/up?full', dependsOn: ['db'] },
    budgets: { imageTransferredMb: 80, imageUnpackedMb: 200, startSeconds: 30, shutdownSeconds: 25 },
  });
});

test('the image tells where the compose file is silent', () => {
  const config = { ExposedPorts: { '8123/tcp': {} }, Entrypoint: ['/usr/local/bin/gunicorn', 'shop:app'] };
  expect(subjectOfCompose('shop', {}, image(config), undefined)).toMatchObject({ port: 8123, language: 'python' });
});

test('a datastore is known by its image or by its port', () => {
  expect(subjectOfCompose('db', { image: 'mongo:8' }, image(), undefined).kind).toBe('datastore');
  expect(subjectOfCompose('db', { expose: ['5432'] }, image(), undefined).kind).toBe('datastore');
});

test('what x-seaworthy says wins; what it may not say is an error', () => {
  const said = {
    port: 4174,
    readiness: '/ready',
    slowPath: '/slow',
    security: 'hardened',
    budgets: { startSeconds: 2.5 },
  };
  expect(subjectOfCompose('shop', { expose: ['4173'], 'x-seaworthy': said }, image(), undefined)).toMatchObject({
    ...{ port: 4174, healthPath: '/ready', slowPath: '/slow', security: 'hardened' },
    budgets: { startSeconds: 2.5, imageUnpackedMb: 200 },
  });
  expect(() => subjectOfCompose('shop', { 'x-seaworthy': { prot: 1 } }, image(), undefined)).toThrow(
    expect.objectContaining({ code: 'COMPOSE_FILE_INVALID' }),
  );
});
