import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const server = "const app = require('express')();\napp.listen(4141);\n";

async function read(manifest: object, files: Record<string, string>) {
  const repository = memoryRepository({
    'package.json': JSON.stringify({ dependencies: { express: '5' }, ...manifest }),
    'package-lock.json': '{}',
    ...files,
  });
  const facts = await detectFacts(repository);
  const [service] = facts.services;
  const plan = planFacts(facts);
  return {
    entry: service?.entryPoints.map(({ value }) => value),
    command: service?.command?.value,
    build: plan.services[0]?.build.script,
    output: service?.outputDirectory?.value,
    blocked: plan.questions
      .filter(({ blocking }) => blocking)
      .map(({ subject, question }) => `${subject}: ${question}`),
    service,
    plan,
  };
}

test.each<[string, object, Record<string, string>, object]>([
  [
    'a script is followed',
    { scripts: { start: 'npm run serve', serve: 'node -r ./trace app' } },
    { 'app.js': server },
    { entry: ['app.js'], command: ['-r', './trace', 'app.js'] },
  ],
  [
    'what is for production counts more',
    { scripts: { start: 'nodemon a.js', 'start:prod': 'node b.js' } },
    { 'a.js': server, 'b.js': server },
    { entry: ['b.js'] },
  ],
  [
    'a Procfile counts more than what watches',
    { scripts: { start: 'nodemon a.js' } },
    { 'a.js': server, 'b.js': server, Procfile: 'web: node b.js\n' },
    { entry: ['b.js'] },
  ],
  [
    'the command of a Dockerfile',
    {},
    { 'lib/a.js': server, Dockerfile: 'FROM node:20\nENTRYPOINT ["dumb-init", "--"]\nCMD ["node", "lib/a.js"]\n' },
    { entry: ['lib/a.js'] },
  ],
  [
    'the last stage of a Dockerfile',
    {},
    { 'a.js': server, Dockerfile: 'FROM node AS build\nCMD ["node", "b.js"]\nFROM node\nCMD node a.js\n' },
    { entry: ['a.js'] },
  ],
  [
    'a build that runs first is the build',
    { scripts: { start: 'npm run build:ts && node dist/a.js', 'build:ts': 'tsc' } },
    { 'src/a.ts': server, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' },
    { entry: ['dist/a.js'], build: 'build:ts', output: 'dist' },
  ],
  [
    'so is one before it by name',
    { scripts: { start: 'node dist/a.js', prestart: 'npm run compile', compile: 'tsc --outDir dist' } },
    { 'src/a.ts': server },
    { entry: ['dist/a.js'], build: 'compile', output: 'dist' },
  ],
  [
    'a bundle whose folder nobody says',
    { scripts: { start: 'node out/server.cjs', build: 'rollup -c' } },
    { 'src/a.js': server },
    { entry: ['out/server.cjs'], build: 'build', output: undefined },
  ],
  ['a file without an ending', { scripts: { start: 'node ./bin/www' } }, { 'bin/www': server }, { entry: ['bin/www'] }],
  [
    'a file of a process manager',
    { scripts: { start: 'pm2-runtime start ecosystem.config.js --env production' } },
    { 'ecosystem.config.js': "module.exports = { apps: [{ name: 'a', script: './src/a.js' }] };", 'src/a.js': server },
    { entry: ['src/a.js'] },
  ],
  [
    'what is compiled for nobody',
    { scripts: { start: 'node a.js', build: 'tsc --noEmit' } },
    { 'a.js': server, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' },
    { entry: ['a.js'], output: undefined },
  ],
])('%s', async (_, manifest, files, expected) => {
  const found = await read(manifest, files);
  expect(found).toMatchObject(expected);
  expect(found.blocked).toEqual([]);
});

test('a file that is neither there nor made is a question which names it', async () => {
  const { entry, blocked } = await read({ scripts: { start: 'node lib/gone.js' } }, { 'app.js': server });
  expect(entry).toEqual([]);
  expect(blocked).toEqual([
    'services.repository.entryPoint: `node lib/gone.js` starts lib/gone.js, which is not in the repository, and no script is called build or the like that could make it',
  ]);
});

test('a compiled file without a source is a question, too', async () => {
  const { blocked } = await read(
    { scripts: { start: 'node dist/main.js', build: 'tsc' } },
    { 'src/app.ts': server, 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' },
  );
  expect(blocked).toEqual([
    expect.stringContaining('there is no source that the script build (`tsc`) could compile to it'),
  ]);
});

test('several programs of a process manager are candidates', async () => {
  const { entry, blocked } = await read(
    { scripts: { start: 'pm2-runtime ecosystem.config.js' } },
    {
      'ecosystem.config.js': "module.exports = { apps: [{ script: 'a.js' }, { script: 'b.js' }] };",
      'a.js': server,
      'b.js': server,
    },
  );
  expect(entry).toEqual(['a.js', 'b.js']);
  expect(blocked).toEqual(['services.repository.entryPoint: Which of these starts the service?']);
});

test('variables of the start command are the container’s', async () => {
  const { plan } = await read(
    { scripts: { start: 'cross-env NODE_ENV=production TZ=UTC DEBUG=app:* node app.js' } },
    { 'app.js': `${server}console.log(process.env.DEBUG ?? 'none');\n` },
  );
  expect(plan.services[0]?.environment).toMatchObject([
    { name: 'DEBUG', value: [{ text: 'app:*' }] },
    { name: 'TZ', value: [{ text: 'UTC' }] },
  ]);
});

test('migrations that run first are a role of their own; an unknown command that changes a database is asked', async () => {
  const files = { 'app.js': server };
  const knex = await read(
    {
      dependencies: { express: '5', knex: '3' },
      scripts: { start: 'npm run db && node app.js', db: 'knex migrate:latest' },
    },
    files,
  );
  expect(knex.blocked).toEqual([]);
  expect(knex.service?.migrations?.value).toEqual({ tool: 'knex', command: ['knex', 'migrate:latest'] });
  const own = await read({ scripts: { start: 'node migrate.js && node app.js' } }, { ...files, 'migrate.js': '' });
  expect(own.blocked).toEqual([
    expect.stringContaining('services.repository.migrate: The start command runs `node migrate.js` first'),
  ]);
});

test('two ports in the code are a question', async () => {
  const { blocked } = await read(
    { scripts: { start: 'node app.js' } },
    { 'app.js': `${server}require('express')().listen(9090);\n` },
  );
  expect(blocked).toEqual([
    'services.repository.port: The code listens on several ports. Which one answers the requests?',
  ]);
});
