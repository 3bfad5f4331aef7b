import type { ImageInspection } from '@seaworthy/engine';
import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { serviceOfCompose } from './service-of-compose.ts';

function image(config: Partial<NonNullable<ImageInspection['Config']>> = {}) {
  const inspection = { Id: 'sha256:7', Config: { Env: [], Cmd: [], Entrypoint: [], ...config }, history: [] };
  return { reference: 'acme/shop:7', inspection };
}

test('what a foreign service is, from its compose file', () => {
  const service = {
    expose: ['4199/tcp'],
    ports: [{ target: 4173, published: '8173', protocol: 'tcp' }],
    ...{ stop_grace_period: '1m30s', stop_signal: 'SIGQUIT' },
    depends_on: { db: { condition: 'service_healthy' } },
    healthcheck: { test: ['CMD', 'curl', '-f', 'http://localhost:4173/up?full'] },
  };
  expect(serviceOfCompose('shop', service, image({ Cmd: ['node', 'shop.js'] }), undefined)).toEqual({
    subject: {
      ...{
        service: 'shop',
        image: 'acme/shop:7',
        shape: 'service',
        listens: true,
        language: 'node',
        security: 'standard',
      },
      ...{ port: 4173, healthPath: '/up?full' },
      budgets: { imageTransferredMb: 80, imageUnpackedMb: 200, startSeconds: 30, shutdownSeconds: 25 },
    },
    knownPorts: [4173, 4199],
    ports: [{ containerPort: 4173, protocol: 'tcp', hostAddress: '0.0.0.0', hostPort: 8173 }],
    ...{ graceMs: 90_000, stopSignal: 'SIGQUIT' },
  });
});

test('the image tells where the compose file is silent', () => {
  const config = { ExposedPorts: { '8123/tcp': {} }, Entrypoint: ['/usr/local/bin/gunicorn', 'shop:app'] };
  const { subject, graceMs } = serviceOfCompose('shop', {}, image(config), undefined);
  expect({ ...subject, graceMs }).toMatchObject({ port: 8123, language: 'python', graceMs: 10_000 });
});

test('every port that anybody names is known, ranges and the one that the health check asks too; UDP is none', () => {
  const service = {
    expose: ['4180-4182', '4190/udp'],
    healthcheck: { test: ['CMD', 'curl', '-f', 'http://localhost:4200/up'] },
    ports: [{ target: 4210, protocol: 'udp' }],
    'x-seaworthy': { port: 4173 },
  };
  const { knownPorts } = serviceOfCompose('shop', service, image({ ExposedPorts: { '4220/tcp': {} } }), undefined);
  expect(knownPorts).toEqual([4173, 4180, 4181, 4182, 4200, 4220]);
});

test('what is only told of UDP is no port that serves requests', () => {
  const ports = [{ target: 4210, protocol: 'udp' }];
  expect(serviceOfCompose('chart', { expose: ['4190/udp'], ports }, image(), undefined).subject.port).toBeUndefined();
  const served = serviceOfCompose('chart', { expose: ['4190/udp', '4191'], ports }, image(), undefined);
  expect([served.subject.port, served.knownPorts]).toEqual([4191, [4191]]);
});

test('a datastore is known by its image or by its port', () => {
  expect(serviceOfCompose('db', { image: 'mongo:8' }, image(), undefined).subject.shape).toBe('datastore');
  expect(serviceOfCompose('db', { expose: ['5432'] }, image(), undefined).subject.shape).toBe('datastore');
});

test.each([
  ['worker', false],
  ['job', false],
  ['server', true],
])('one that x-seaworthy calls a %s: somebody waits for its answers: %s', (shape, listens) => {
  const { subject } = serviceOfCompose('shop', { 'x-seaworthy': { shape } }, image(), undefined);
  expect([subject.shape, subject.listens]).toEqual([shape, listens]);
});

test('a shape that there is not is an error that lists them', () => {
  expect(() => serviceOfCompose('shop', { 'x-seaworthy': { shape: 'wroker' } }, image(), undefined)).toThrow(
    /service shop: x-seaworthy.shape: wroker is none of .*worker/,
  );
});

test('what x-seaworthy says wins; what it may not say is an error', () => {
  const said = {
    port: 4174,
    readiness: '/ready',
    slowPath: '/slow',
    security: 'hardened',
    budgets: { startSeconds: 2.5 },
  };
  expect(serviceOfCompose('shop', { expose: ['4173'], 'x-seaworthy': said }, image(), undefined)).toMatchObject({
    subject: {
      ...{ port: 4174, healthPath: '/ready', security: 'hardened' },
      budgets: { startSeconds: 2.5, imageUnpackedMb: 200 },
    },
    slowPath: '/slow',
  });
  expect(() => serviceOfCompose('shop', { 'x-seaworthy': { prot: 1 } }, image(), undefined)).toThrow(
    expect.objectContaining({ code: 'COMPOSE_FILE_INVALID' }),
  );
});

test('that no port is known does not say that nobody waits for it; a plan knows', () => {
  expect(serviceOfCompose('mill', {}, image(), undefined).subject).toMatchObject({ shape: 'service', listens: true });
  const known = subject({ service: 'mill', shape: 'job', listens: false });
  expect(serviceOfCompose('mill', { expose: ['4173'] }, image(), known).subject).toMatchObject({
    ...{ shape: 'job', listens: false, image: 'acme/shop:7', budgets: known.budgets },
  });
});

test('what a plan knows stays known; of an adopted service its image tells the language', () => {
  const known = {
    ...{
      service: 'shop',
      image: 'shop',
      shape: 'server',
      listens: true,
      language: 'other',
      security: 'standard' as const,
    },
    budgets: { imageTransferredMb: 1, imageUnpackedMb: 1, startSeconds: 1, shutdownSeconds: 1 },
    settings: 'services.shop',
  };
  const { subject } = serviceOfCompose('shop', {}, image({ Cmd: ['node', 'shop.js'] }), known);
  expect(subject).toMatchObject({ language: 'node', settings: 'services.shop' });
});

test.each<[Record<string, unknown>, string | undefined]>([
  [{}, undefined],
  [{ restart: 'no' }, 'no'],
  [{ restart: 'on-failure:3', deploy: { restart_policy: { condition: 'any' } } }, 'on-failure:3'],
  [{ deploy: { restart_policy: {} } }, 'always'],
  [{ deploy: { restart_policy: { condition: 'none' } } }, 'no'],
  [{ deploy: { restart_policy: { condition: 'on-failure', max_attempts: 4 } } }, 'on-failure:4'],
  [{ deploy: { restart_policy: { condition: 'on-failure' } } }, 'on-failure'],
  [{ deploy: { replicas: 2 } }, undefined],
])('restart policy of %j', (service, restart) => {
  expect(serviceOfCompose('shop', service, image(), undefined).restart).toBe(restart);
});
