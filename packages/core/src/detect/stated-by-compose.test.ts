import { expect, test } from 'vitest';
import { memoryRepository } from '../repository/memory.ts';
import { detectFacts } from './detect-facts.ts';

const LOCK =
  '{"lockfileVersion":3,"packages":{"":{"dependencies":{"express":"5"}},"node_modules/express":{"version":"5.1.0"}}}';

async function serviceOf(listens: string, compose: string, exposes = '3100') {
  const facts = await detectFacts(
    memoryRepository(
      {
        'api/package.json': '{"name":"api","scripts":{"start":"node server.js"},"dependencies":{"express":"5"}}',
        'api/package-lock.json': LOCK,
        'api/server.js': `import express from 'express';\nexpress().listen(${listens});\nconst { TIDE, API_KEY, PEER_URL, LEVEL = 'low' } = process.env;`,
        'api/Dockerfile': `FROM node:22\nEXPOSE ${exposes}`,
        'docker-compose.yml': `services:\n  api:\n    build: ./api\n${compose}\n  peer: { build: ./peer }`,
        'peer/Dockerfile': 'FROM debian:13-slim\nEXPOSE 80',
      },
      'quay',
    ),
  );
  return facts.services.find(({ path }) => path === 'api');
}

test('a port on which code and compose file do not agree is asked about', async () => {
  const service = await serviceOf('3100', '    ports: ["80:3200"]');
  expect(service?.questions).toMatchObject([
    { subject: 'port', blocking: true, candidates: [{ value: '3100' }, { value: '3200' }] },
  ]);
  expect((await serviceOf('3100', '    ports: ["80:3100", "9229:9229"]'))?.questions).toBeUndefined();
});

test.each<[string, string, string, string[] | undefined]>([
  ['no compose file', '', '4000', ['3100', '4000']],
  ['several', '', '4000/tcp 9229', ['3100', '4000', '9229']],
  ['one of several is the same', '', '3100 9229', undefined],
  ['what stands for an argument', '', '$PORT', undefined],
  ['a compose file that agrees with the code', '    ports: ["80:3100"]', '4000', undefined],
  ['a compose file that agrees with none', '    ports: ["80:3200"]', '4000', ['3100', '3200']],
])('a port on which code and Dockerfile do not agree is asked about: %s', async (_, compose, exposes, asked) => {
  const service = await serviceOf('3100', compose, exposes);
  expect(service?.questions?.flatMap(({ candidates }) => candidates.map(({ value }) => value))).toEqual(asked);
});

test('a port that the code takes from outside is told, so that nothing is open', async () => {
  const service = await serviceOf('process.env.PORT ?? 3100', '    ports: ["80:3200"]');
  expect(service?.questions).toBeUndefined();
  expect(service?.port?.value).toBe(3100);
});

test('where the code names no port, the compose file does before the Dockerfile', async () => {
  const service = await serviceOf('process.env.PORT', '    ports: ["80:3200"]');
  expect(service?.port).toMatchObject({ value: 3200, source: { file: 'docker-compose.yml', line: 2 } });
});

test('values that the code leaves open are those of the compose file; secrets and addresses of its stack are not', async () => {
  const service = await serviceOf(
    '3100',
    '    environment: { TIDE: high, API_KEY: sesame, PEER_URL: "http://peer:80", LEVEL: high }',
  );
  expect(service?.environment.map(({ name, set }) => [name, set])).toEqual([
    ['API_KEY', undefined],
    ['LEVEL', undefined],
    ['PEER_URL', undefined],
    ['TIDE', 'high'],
  ]);
  expect(JSON.stringify(service)).not.toContain('sesame');
});

test('a volume that is not kept is said', async () => {
  const service = await serviceOf('3100', '    volumes: [berths:/var/berths, ./src:/app]');
  expect(service?.questions).toMatchObject([
    { subject: 'volumes', blocking: false, candidates: [{ value: '/var/berths' }] },
  ]);
});
