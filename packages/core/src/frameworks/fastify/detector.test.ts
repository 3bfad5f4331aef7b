import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const server =
  "import Fastify from 'fastify';\nconst app = Fastify();\nawait app.listen({ host: '0.0.0.0', port: 7443 });\n";
const manifest = (scripts: object) => JSON.stringify({ dependencies: { fastify: '5.5.0' }, scripts });
const detect = async (files: Record<string, string>) =>
  detectFacts(memoryRepository({ 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n", ...files }, 'Harbour Radio'));

test('a start script that runs a source is followed to what the build makes of it', async () => {
  const facts = await detect({
    'package.json': manifest({ build: 'tsc', start: 'tsx src/radio/main.ts' }),
    'tsconfig.json': '{ "extends": "./base.json" }',
    'base.json': '{ "compilerOptions": { /* here */ "outDir": "./out" } }',
    'src/radio/main.ts': server,
  });
  const [service] = facts.services;
  expect(service?.name.value).toBe('harbour-radio');
  expect(service?.entryPoints.map(({ value, certainty }) => ({ value, certainty }))).toEqual([
    { value: 'out/radio/main.js', certainty: 'likely' },
  ]);
  expect(service?.outputDirectory).toEqual({
    value: 'out',
    source: { file: 'base.json', line: 1 },
    certainty: 'certain',
  });
  expect(service?.port?.value).toBe(7443);
  expect(service?.packageManager?.value).toEqual({ id: 'pnpm', version: '10' });
});

test('TypeScript that is run without a build is refused by name', async () => {
  const error = detect({ 'package.json': manifest({ start: 'tsx src/main.ts' }), 'src/main.ts': server });
  await expect(error).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('run by tsx without a build'),
  });
});

test('Express and Fastify in one service are a question', async () => {
  const facts = await detect({
    'package.json': JSON.stringify({
      dependencies: { fastify: '5.5.0', express: '5.1.0' },
      scripts: { start: 'node main.js' },
    }),
    'main.js': `${server}const old = express();\n`,
  });
  expect(facts.services[0]?.framework.id).toBe('express');
  expect(facts.services[0]?.undecided?.map(({ id }) => id)).toEqual(['fastify']);
  const decided = await detectFacts(
    memoryRepository({
      'package.json': JSON.stringify({ name: 'radio', dependencies: { fastify: '5', express: '5' } }),
      'main.js': `${server}const old = express();\n`,
    }),
    { services: { radio: { path: '.', framework: 'fastify' } } },
  );
  expect(decided.services.map(({ framework, undecided }) => ({ id: framework.id, undecided }))).toEqual([
    { id: 'fastify', undecided: undefined },
  ]);
});
