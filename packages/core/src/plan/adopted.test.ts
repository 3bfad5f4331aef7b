import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { generate } from '../generate/generate.ts';
import type { Configuration, ServiceConfiguration } from '../model/index.ts';
import { memoryRepository } from '../repository/memory.ts';
import { baseImagesOf } from './base-images.ts';
import { planFacts } from './plan-facts.ts';

const DOCKERFILE = 'FROM debian:13-slim\nEXPOSE 8090\n';
const EXPRESS = {
  'web/package.json': '{"name":"web","scripts":{"start":"node server.js"},"dependencies":{"express":"5"}}',
  'web/package-lock.json':
    '{"lockfileVersion":3,"packages":{"":{"dependencies":{"express":"5"}},"node_modules/express":{"version":"5.1.0"}}}',
  'web/server.js': "import express from 'express';\nexpress().listen(3100);\nfetch(process.env.QUAY_URL);",
};

async function planOf(files: Record<string, string>, configuration: Configuration = {}) {
  return planFacts(await detectFacts(memoryRepository(files, 'quay'), configuration), configuration);
}

async function composeOf(dockerfile: string, settings: ServiceConfiguration = {}) {
  const plan = await planOf({ Dockerfile: dockerfile }, { services: { quay: { path: '.', ...settings } } });
  return generate(plan).files.find(({ path }) => path === 'compose.yaml')?.content ?? '';
}

test('what starts as root keeps the usual capabilities, everything else gets none', async () => {
  expect(await composeOf(DOCKERFILE)).toContain('cap_drop: []');
  expect(await composeOf(`${DOCKERFILE}USER 10001`)).not.toContain('cap_drop: []');
});

test('the root is read-only where it is said what is written to', async () => {
  expect(await composeOf(DOCKERFILE)).toContain('<<: *contained');
  const closed = await composeOf(DOCKERFILE, { writable: ['/var/tide'] });
  expect(closed).toContain('<<: *hardened');
  expect(closed).toContain('tmpfs: ["/tmp:size=64m,mode=1777", "/var/tide:size=64m,mode=1777"]');
});

test('no health check is made up, and nobody waits for one that there is not', async () => {
  const files = { ...EXPRESS, 'quay/go.mod': 'module quay' };
  const without = await planOf({ ...files, 'quay/Dockerfile': DOCKERFILE });
  expect(without.questions.map(({ subject }) => subject)).toContain('services.quay.healthCheck');
  const content = (plan: typeof without) =>
    generate(plan)
      .files.find(({ path }) => path === 'compose.yaml')
      ?.content.replace(/\s+/g, ' ');
  expect(content(without)).toContain('depends_on: quay: condition: service_started');
  const asked = await planOf({ ...files, 'quay/Dockerfile': `${DOCKERFILE}HEALTHCHECK CMD ["./probe"]` });
  expect(asked.questions.map(({ subject }) => subject)).not.toContain('services.quay.healthCheck');
  expect(content(asked)).toContain('depends_on: quay: condition: service_healthy');
});

test('files are generated around it, and none that it has', async () => {
  const plan = await planOf({ Dockerfile: DOCKERFILE, 'docker-compose.yml': 'services: { quay: { build: . } }' });
  expect(generate(plan).files.map(({ path }) => path)).toEqual(['.env.example', 'compose.yaml', 'docker-bake.hcl']);
  expect(plan.replaces).toEqual(['docker-compose.yml']);
  expect(baseImagesOf(plan)).toEqual(['debian:13-slim']);
});

test('beside it, the Dockerfile of the others stands where it is in nobody’s way', async () => {
  const plan = await planOf({ ...EXPRESS, 'go.mod': 'module quay', Dockerfile: DOCKERFILE });
  const files = generate(plan).files;
  const paths = files.map(({ path }) => path);
  expect(paths).toContain('docker/Dockerfile');
  expect(paths).toContain('docker/Dockerfile.dockerignore');
  expect(paths).not.toContain('Dockerfile');
  expect(paths).not.toContain('.dockerignore');
  const bake = files.find(({ path }) => path === 'docker-bake.hcl')?.content;
  expect(bake).toContain('dockerfile = "docker/Dockerfile"\n  target     = "web"');
  expect(bake).toContain('dockerfile = "Dockerfile"\n  tags');
});

test('arguments, target and context are those of the compose file, and no template of bake is made of them', async () => {
  const plan = await planOf({
    'api/Dockerfile': 'FROM debian:13 AS run\nEXPOSE 1\nFROM debian:12\nEXPOSE 2',
    'deploy/docker-compose.yml':
      'services: { api: { build: { context: .., dockerfile: api/Dockerfile, target: run, args: { TIDE: "50%{x}" } } } }',
  });
  const bake = generate(plan).files.find(({ path }) => path === 'docker-bake.hcl')?.content;
  expect(bake).toContain('dockerfile = "api/Dockerfile"\n  target     = "run"\n  args       = { TIDE = "50%%{x}" }');
  expect(plan.services[0]).toMatchObject({ name: 'api', port: 1, build: { own: { context: '.' } } });
});

test('a service that can not be told the password of its datastore is said so', async () => {
  const compose = `services:
  api: { build: ., environment: { REDIS_HOST: cache }, depends_on: [cache] }
  cache: { image: redis:7 }`;
  const plan = await planOf({ Dockerfile: DOCKERFILE, 'docker-compose.yml': compose });
  expect(plan.questions.map(({ subject }) => subject)).toContain('services.api.datastores.redis');
  const told = await planOf({
    Dockerfile: DOCKERFILE,
    'docker-compose.yml': compose.replace('REDIS_HOST: cache', 'REDIS_URL: "redis://cache:6379"'),
  });
  expect(told.questions.map(({ subject }) => subject)).not.toContain('services.api.datastores.redis');
  expect(told.services[0]?.environment.find(({ name }) => name === 'REDIS_URL')?.value).toContainEqual({
    secret: 'REDIS_PASSWORD',
  });
});
