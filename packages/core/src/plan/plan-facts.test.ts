import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { datastores } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { type Configuration, type Plan, plainSpelling, spellValue } from '../model/index.ts';
import { packageManagersOf } from '../package-managers/known.ts';
import { memoryRepository } from '../repository/memory.ts';
import { planFacts } from './plan-facts.ts';
import { requirePlan } from './require-plan.ts';

const express = (source: string, more: object = {}) => ({
  'package.json': JSON.stringify({ dependencies: { express: '5.1.0' }, scripts: { start: 'node main.js' }, ...more }),
  'package-lock.json': '{}',
  'main.js': `const app = express();\n${source}`,
});
const page = {
  'package.json': JSON.stringify({ dependencies: { next: '16.4.5' }, scripts: { build: 'next build' } }),
  'package-lock.json': '{}',
  'app/page.tsx': 'export default () => [process.env.API_URL, process.env.NEXT_PUBLIC_API_URL];',
};
const api = (source = '') => ({
  'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\nasyncpg==0.30.0\n',
  'main.py': `import os, asyncpg\napp = FastAPI()\n${source}`,
});
const inFolder = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** A service that is installed with its workspace, and needs another package of it. */
const needing = (name: string) =>
  without(express('app.listen(4545);', { dependencies: { express: '5', [name]: '*' } }), 'package-lock.json');

type Files = Record<string, string>;
/** Those that are known by name alone, whichever that are today. */
const foreignPackageManagers = packageManagersOf('node').filter(({ installation }) => installation === undefined);
const unservedDatastores = Object.values<Datastore>(datastores).flatMap(({ name, service, file, recognition }) => {
  const [client] = recognition.clients.node ?? [];
  return service !== undefined || file !== undefined || client === undefined ? [] : [{ name, client }];
});

async function plan(files: Files, configuration: Configuration = {}): Promise<Plan> {
  return planFacts(await detectFacts(memoryRepository(files, 'Tide Works'), configuration), configuration);
}
const variables = (made: Plan, service: string) =>
  made.services.find(({ name }) => name === service)?.environment ?? [];
/** Variables with their values as a person reads them. */
const texts = (made: Plan, service: string) =>
  variables(made, service).map(({ name, value }) => [
    name,
    value &&
      spellValue(
        value,
        plainSpelling(made, (secret) => `<${secret}>`),
      ),
  ]);
const why = (made: Plan, subject: string) => made.decisions.find((decision) => decision.subject === subject);

test('a page and its API find each other inside and from the browser', async () => {
  const made = await plan({
    ...inFolder('front', page),
    ...inFolder('api', api("origins = os.environ.get('CORS_ORIGINS')\n")),
  });
  expect(texts(made, 'front')).toEqual([
    ['API_URL', 'http://api:8000'],
    ['NEXT_PUBLIC_API_URL', 'http://localhost:8000'],
    ['PORT', '3000'],
  ]);
  expect(texts(made, 'api')).toEqual([['CORS_ORIGINS', 'http://localhost:3000,http://127.0.0.1:3000']]);
  expect(made.services.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
    ['api', ['postgres']],
    ['front', ['api']],
  ]);
});

test('two services with the same port get different ports on the host, always the same ones', async () => {
  const made = await plan({
    ...inFolder('east', express('app.listen(4545);')),
    ...inFolder('west', express('app.listen(4545);')),
  });
  expect(
    made.services.map(({ name, port, publishedPort, debugPort }) => ({ name, port, publishedPort, debugPort })),
  ).toEqual([
    { name: 'east', port: 4545, publishedPort: 4545, debugPort: 9229 },
    { name: 'west', port: 4545, publishedPort: 4546, debugPort: 9230 },
  ]);
});

test('a connection string holds the password only when the code has no other way', async () => {
  const together = await plan(api("url = os.environ['TIDE_DATABASE_URL']\n"));
  expect(variables(together, 'tide-works')).toEqual([
    {
      name: 'TIDE_DATABASE_URL',
      public: false,
      value: [
        { text: 'postgresql://tide_works' },
        { text: ':' },
        { secret: 'POSTGRES_PASSWORD' },
        { text: '@' },
        { address: 'postgres' },
        { text: ':' },
        { port: 'postgres' },
        { text: '/tide_works' },
      ],
      choice: false,
      required: true,
    },
  ]);
  const secret = { name: 'POSTGRES_PASSWORD', generated: true, required: true };
  expect(together.secrets).toEqual([{ ...secret, delivery: 'environment' }]);
  const apart = await plan(
    api("url = os.environ['DATABASE_URL']\nsecret = os.getenv('DB_PASSWORD')\nfile = os.getenv('DB_PASSWORD_FILE')\n"),
  );
  expect(texts(apart, 'tide-works')).toEqual([
    ['DATABASE_URL', 'postgresql://tide_works@postgres:5432/tide_works'],
    ['DB_PASSWORD', '<POSTGRES_PASSWORD>'],
  ]);
  expect(variables(apart, 'tide-works')[1]).toEqual({
    name: 'DB_PASSWORD',
    public: false,
    choice: false,
    required: true,
    value: [{ secret: 'POSTGRES_PASSWORD' }],
    fileVariable: 'DB_PASSWORD_FILE',
  });
  expect(apart.secrets).toEqual([{ ...secret, delivery: 'file' }]);
});

const prismaProject = (datasource: string) => ({
  ...express('app.listen(4545);', { dependencies: { express: '5.1.0', '@prisma/client': '6.19.0', prisma: '6.19.0' } }),
  'prisma/schema.prisma': `datasource db {\n${datasource}\n}\n`,
  'prisma/migrations/1/migration.sql': 'SELECT 1;',
});

test('what a Prisma schema takes from variables is wired, though no code reads them', async () => {
  const addresses =
    '  url = env("TIDES")\n  directUrl = env("TIDES_DIRECT")\n  shadowDatabaseUrl = env("TIDES_SHADOW")';
  const made = await plan(prismaProject(`  provider = "postgresql"\n${addresses}`));
  const url = 'postgresql://tide_works:<POSTGRES_PASSWORD>@postgres:5432/tide_works';
  expect(texts(made, 'tide-works')).toEqual([
    ['TIDES', url],
    ['TIDES_DIRECT', url],
    ['TIDES_SHADOW', '<TIDES_SHADOW>'],
  ]);
  expect(variables(made, 'tide-works').map(({ required }) => required)).toEqual([true, true, false]);
});

/** What Prisma calls each of the others. */
const otherProviders = Object.values<Datastore>(datastores).flatMap(({ id, recognition }) =>
  id === 'postgres' ? [] : (recognition.dialects?.slice(0, 1) ?? []),
);

test.each(otherProviders)('a Prisma schema for %s makes no PostgreSQL of the stack', async (provider) => {
  const made = await plan(prismaProject(`  provider = "${provider}"\n  url = env("DATABASE_URL")`));
  expect(made.datastores.map(({ datastore }) => datastore)).not.toContain('postgres');
  expect(variables(made, 'tide-works').map(({ name }) => name)).toContain('DATABASE_URL');
  // No container of its own reaches a database that is a file.
  const isAsked = made.questions.some(({ subject }) => subject === 'services.tide-works.migrations');
  expect([made.services[0]?.migrations === undefined, isAsked]).toEqual(Array(2).fill(provider === 'sqlite'));
});

test('user and database of the default connection string are kept', async () => {
  const made = await plan(
    api("url = os.getenv('DATABASE_URL', 'postgresql+asyncpg://pilot:x@localhost:5432/charts')\n"),
  );
  expect(made.datastores.map(({ settings }) => settings)).toEqual([{ username: 'pilot', database: 'charts' }]);
  expect(texts(made, 'tide-works')).toEqual([
    ['DATABASE_URL', 'postgresql+asyncpg://pilot:<POSTGRES_PASSWORD>@postgres:5432/charts'],
  ]);
});

test('a secret that stands in the code is required all the same', async () => {
  const made = await plan(express("const secret = process.env.SESSION_SECRET ?? 'changeme';\napp.listen(4545);"));
  expect(variables(made, 'tide-works')).toEqual([
    { name: 'SESSION_SECRET', value: [{ secret: 'SESSION_SECRET' }], choice: false, required: true, public: false },
  ]);
  expect(made.secrets).toEqual([{ name: 'SESSION_SECRET', generated: false, required: true, delivery: 'environment' }]);
});

test.each(['3.10', '3.11', '3.12', '3.13', '3.14'])('Python %s runs without a shell', async (version) => {
  const made = await plan({ ...api(), '.python-version': `${version}\n` });
  expect(made.services[0]?.build.image).toMatch(new RegExp(`^python:${version}-slim-(trixie|bookworm)$`));
  expect(made.services[0]?.runtime.image).toBe('gcr.io/distroless/cc-debian13:nonroot');
  expect(made.services[0]?.security).toBe('hardened');
});

test.each([
  ['>=20.19', '22'],
  ['^24', '24'],
  ['lts/jod', '22'],
  ['v24.4.1', '24'],
  ['20.x', '20'],
])('Node %s is %s', async (asked, version) => {
  const made = await plan(express('app.listen(4545);', { engines: { node: asked } }));
  expect(made.services[0]?.build.version).toBe(version);
});

test('every decision can be overridden, and says where', async () => {
  const configuration = parseConfiguration(
    'seaworthy.yaml',
    'name: tideworks\nsubnet: 10.9.0.0/24\nservices:\n  quay:\n    path: .\n    port: 4646\n    publish: false\n    user: 1717\n    memory: 333\n    liveness: /alive\n    slowPath: /ebb\n    security: standard\n    drain: 7\n    writable: [/app/x]\n    environment: { MODE: neap }\n    secrets: [KEEL]\n    migrate: [node, m.js]\n    budgets: { startSeconds: 9 }\n',
  );
  const made = await plan(express('app.listen(4545);'), configuration);
  expect(made.name).toBe('tideworks');
  expect(made.network).toEqual({ subnet: '10.9.0.0/24' });
  expect(made.services[0]).toMatchObject({
    name: 'quay',
    port: 4646,
    user: { uid: 1717, gid: 1717 },
    resources: { memoryMb: 333 },
    liveness: '/alive',
    slowPath: '/ebb',
    security: 'standard',
    drainSeconds: 7,
    stopGraceSeconds: 12,
    writablePaths: ['/app/x', '/tmp'],
    migrations: { command: ['node', 'm.js'] },
    budgets: { startSeconds: 9, shutdownSeconds: 12 },
    environment: [
      { name: 'KEEL', value: [{ secret: 'KEEL' }], choice: false, required: true, public: false },
      { name: 'MODE', value: [{ text: 'neap' }], choice: false, required: false, public: false },
    ],
  });
  expect(made.services[0]).not.toHaveProperty('publishedPort');
  expect(why(made, 'services.quay.port')?.sources).toEqual([{ file: 'seaworthy.yaml', line: 6 }]);
});

test.each<[string, Files, string, RegExp]>([
  [
    'no lockfile of uv',
    {
      'pyproject.toml': '[project]\nname = "a"\ndependencies = ["fastapi", "uvicorn"]\n',
      'main.py': 'app = FastAPI()\n',
    },
    'LOCKFILE_MISSING',
    /uv lock/,
  ],
  [
    'a lockfile of another manager',
    { ...express('app.listen(4545);', { packageManager: 'pnpm@9.1.0' }) },
    'LOCKFILE_OF_ANOTHER_MANAGER',
    /names pnpm .* package-lock\.json, is of another/,
  ],
  [
    'a lockfile that is older than the workspace',
    {
      'package.json': '{ "workspaces": ["a", "b"] }',
      'package-lock.json': '{\n  "packages": {\n    "": {},\n    "a": {\n    }\n  }\n}\n',
      ...inFolder('a', needing('b')),
      'b/package.json': '{ "name": "b" }',
    },
    'LOCKFILE_MISSES_MEMBER',
    /package-lock\.json knows nothing of b,/,
  ],
  [
    'packages that need each other',
    {
      'package.json': '{ "workspaces": ["*"] }',
      'package-lock.json': '',
      ...inFolder('a', needing('b')),
      'b/package.json': '{ "name": "b", "scripts": { "build": "tsc" }, "dependencies": { "c": "*" } }',
      'c/package.json': '{ "name": "c", "scripts": { "build": "tsc" }, "devDependencies": { "b": "*" } }',
    },
    'WORKSPACE_CIRCULAR',
    /b needs c needs b/,
  ],
  [
    'two lockfiles',
    { ...express('app.listen(4545);'), 'pnpm-lock.yaml': '' },
    'PACKAGE_MANAGER_AMBIGUOUS',
    /package-lock\.json, pnpm-lock\.yaml/,
  ],
  ...foreignPackageManagers.map(({ name, lockfiles: [lockfile = ''] }): [string, Files, string, RegExp] => [
    name,
    { ...without(express('app.listen(4545);'), 'package-lock.json'), [lockfile]: '' },
    'UNSUPPORTED_FRAMEWORK',
    new RegExp(`^${name} was found in the repository \\(${lockfile}\\)`),
  ]),
  [
    'a workspace whose lockfile is older',
    {
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["a"]\n',
      'uv.lock': '',
      'a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["fastapi", "uvicorn"]\n',
      'a/main.py': 'app = FastAPI()\n',
    },
    'LOCKFILE_MISSES_MEMBER',
    /uv\.lock knows nothing of a/,
  ],
  [
    'two applications',
    { ...api(), 'other.py': 'other = FastAPI()\n' },
    'ENTRY_POINT_AMBIGUOUS',
    /main:app or other:other/,
  ],
  [
    'a start script that leads nowhere',
    {
      ...express('start(app, process.env.PORT);'),
      'package.json': '{ "dependencies": { "express": "5" }, "scripts": { "start": "node dist/x.js" } }',
    },
    'ENTRY_POINT_MISSING',
    /starts dist\/x\.js, which is not in the repository/,
  ],
  ['no port', express('start(app);'), 'PORT_UNKNOWN', /tide-works/],
  ['no ASGI server', { ...api(), 'requirements.txt': 'fastapi==0.165.0\n' }, 'ASGI_SERVER_MISSING', /uvicorn/],
  [
    'Rails beside it',
    { ...express('app.listen(4545);'), 'legacy/Gemfile': '', 'legacy/config/application.rb': '' },
    'UNSUPPORTED_FRAMEWORK',
    /^Ruby.* in legacy/,
  ],
])('%s stops generate and not plan', async (_, files, code, text) => {
  const made = await plan(files);
  try {
    requirePlan(made);
  } catch (error) {
    const {
      code: thrown,
      message,
      fix,
      lines,
    } = error as { code: string; message: string; fix: string; lines: string[] };
    expect(thrown).toBe(code);
    expect([message, fix, ...lines].join('\n')).toMatch(text);
    return;
  }
  throw new Error('the plan was accepted');
});

test.each(unservedDatastores)('$name is named and does not stop anything', async ({ name, client }) => {
  const made = await plan(express('app.listen(4545);', { dependencies: { express: '5', [client]: '8' } }));
  expect(
    requirePlan(made).questions.map(({ subject, blocking, candidates }) => ({
      subject,
      blocking,
      value: candidates[0]?.value,
    })),
  ).toContainEqual({ subject: `unsupported.${name}`, blocking: false, value: '.' });
});

test('a variable that may be the address of two databases is not set, and asked for', async () => {
  const both = { dependencies: { express: '5', pg: '8', mongoose: '8' } };
  const made = await plan(express("use(process.env.DATABASE_URL ?? '');\napp.listen(4545);", both));
  expect(texts(made, 'tide-works')).toEqual([['DATABASE_URL', '<DATABASE_URL>']]);
  expect(made.questions.find(({ subject }) => subject === 'services.tide-works.datastores.postgres')).toMatchObject({
    question: expect.stringMatching(/^Does it find postgres by DATABASE_URL\?/),
    blocking: false,
  });
});

test('each datastore has settings of its own, which seaworthy.yaml may set', async () => {
  const files = express('app.listen(4545);', { dependencies: { express: '5', ioredis: '5' } });
  const configure = (text: string) => parseConfiguration('seaworthy.yaml', `datastores:\n  redis: ${text}\n`);
  const made = await plan(files, configure('{ memory: 1000, maxmemoryPolicy: allkeys-lru }'));
  expect(made.datastores[0]?.settings).toEqual({
    maxmemoryMb: 600,
    maxmemoryPolicy: 'allkeys-lru',
    persistence: 'log',
  });
  await expect(plan(files, configure('{ username: pilot }'))).rejects.toMatchObject({
    message: 'seaworthy.yaml:2: there is no setting of redis called username.',
  });
  await expect(plan(files, configure('{ maxmemoryMb: half }'))).rejects.toMatchObject({
    message: 'seaworthy.yaml:2: maxmemoryMb of redis is half.',
  });
  await expect(plan(files, configure('{ maxmemoryPolicy: allkeys-lur }'))).rejects.toMatchObject({
    message: expect.stringMatching(/called allkeys-lur; did you mean allkeys-lru\.$/),
  });
});

test('an address of this machine in seaworthy.yaml follows when the port is moved', async () => {
  const configuration = parseConfiguration(
    'seaworthy.yaml',
    'services:\n  tide-works:\n    environment: { HOME_URL: "http://localhost:4545/a", OTHER: "http://localhost:45450" }\n',
  );
  const made = await plan(express('app.listen(4545);'), configuration);
  expect(variables(made, 'tide-works').map(({ name, value, choice }) => ({ name, value, choice }))).toEqual([
    {
      name: 'HOME_URL',
      value: [{ text: 'http://localhost:' }, { publishedPort: 'tide-works' }, { text: '/a' }],
      choice: true,
    },
    { name: 'OTHER', value: [{ text: 'http://localhost:45450' }], choice: true },
  ]);
});

test('seaworthy.yaml about a service that there is not', async () => {
  const configuration = parseConfiguration('seaworthy.yaml', 'services:\n  tide-wroks:\n    port: 1\n');
  await expect(plan(express('app.listen(4545);'), configuration)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: 'seaworthy.yaml:2: there is no service tide-wroks; did you mean tide-works.',
  });
});

function without(files: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path !== name));
}

test('a Dockerfile that was there gives its port, one that Seaworthy generated gives nothing', async () => {
  const source = express('app.listen(process.env.PORT);');
  const made = await plan({ ...source, Dockerfile: 'FROM node\nEXPOSE 5151/tcp\n' });
  expect(made.services[0]?.port).toBe(5151);
  expect(made.replaces).toEqual(['Dockerfile']);
  const again = await plan({ ...source, Dockerfile: '# Generated by Seaworthy\nFROM node\nEXPOSE 5151\n' });
  expect(again).toEqual(await plan(source));
});

test('seaworthy.yaml with a framework that there is not', async () => {
  const configuration = parseConfiguration(
    'seaworthy.yaml',
    'services:\n  quay:\n    path: .\n    framework: expres\n',
  );
  await expect(plan(express('app.listen(4545);'), configuration)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: 'seaworthy.yaml:4: there is no framework expres; did you mean express.',
  });
});
