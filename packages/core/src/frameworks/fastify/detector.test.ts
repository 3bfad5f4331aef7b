import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { generate } from '../../generate/generate.ts';
import { planFacts } from '../../plan/plan-facts.ts';
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
    'base.json': '{ "compilerOptions": { /* here */ "outDir": "./out", "module": "nodenext" } }',
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

test('TypeScript is run as the start script runs it, with all that this takes', async () => {
  const files = { 'package.json': manifest({ start: 'TZ=UTC tsx src/main.ts' }), 'src/main.ts': server };
  const [service] = (await detect(files)).services;
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['src/main.ts']);
  expect(service?.command?.value).toEqual(['--import', 'tsx', 'src/main.ts']);
  expect(service?.traits.developmentPackage?.value).toBe('tsx');
  expect(service?.environment).toMatchObject([{ name: 'TZ', set: 'UTC' }]);
  // What tsc makes of modules that leave endings out would not run.
  const [other] = (
    await detect({
      ...files,
      'package.json': manifest({ build: 'tsc', start: 'tsx src/main.ts' }),
      'tsconfig.json': '{ "compilerOptions": { "outDir": "out", "module": "esnext", "moduleResolution": "bundler" } }',
    })
  ).services;
  expect(other?.command?.value).toEqual(['--import', 'tsx', 'src/main.ts']);
});

test('what another program than Node runs is refused by its name', async () => {
  const error = detect({ 'package.json': manifest({ start: 'babel-node src/main.ts' }), 'src/main.ts': server });
  await expect(error).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('run by babel-node'),
  });
});

test.each([
  ['fastify start -l info app.js', undefined, 'PORT'],
  ['fastify start -p 4747 -l info app.js', 4747, undefined],
])('%s is a server, too', async (start, port, variable) => {
  const [service] = (
    await detect({ 'package.json': manifest({ start }), 'app.js': 'module.exports = async (fastify) => {};' })
  ).services;
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['app.js']);
  expect(service?.command?.value.slice(0, 2)).toEqual(['node_modules/fastify-cli/cli.js', 'start']);
  expect(service?.command?.value.slice(-3)).toEqual(['--address', '0.0.0.0', 'app.js']);
  expect([service?.port?.value, service?.portVariable?.value]).toEqual([port, variable]);
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

test('in a workspace the command line of Fastify is looked for as modules are, which may lie at its root', async () => {
  const files = {
    'package.json': '{ "workspaces": ["radio"] }',
    'package-lock.json': '{}',
    'radio/package.json': JSON.stringify({
      name: 'radio',
      dependencies: { fastify: '5.5.0', 'fastify-cli': '7' },
      scripts: { start: 'fastify start -p 4747 app.js' },
    }),
    'radio/app.js': 'export default async function (app, options) {}\n',
  };
  const plan = planFacts(await detectFacts(memoryRepository(files)));
  const dockerfile = generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content;
  expect(dockerfile).toContain(
    `"process.argv.splice(1, 0, require.resolve('fastify-cli/cli.js')); require('module').runMain()", "--", "start"`,
  );
});
