import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (scripts: object = {}, dependencies: object = {}) =>
  JSON.stringify({
    scripts: { build: 'remix vite:build', start: 'remix-serve ./build/server/index.js', ...scripts },
    dependencies: { '@remix-run/node': '^2.15.0', '@remix-run/serve': '^2.15.0', ...dependencies },
    devDependencies: { '@remix-run/dev': '^2.15.0', vite: '6' },
  });
const detect = async (files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({ 'package.json': manifest(), 'package-lock.json': '{}', 'app/root.tsx': '', ...files }),
    )
  ).services[0];

test('remix-serve starts what the Vite plug-in builds', async () => {
  expect(await detect({ 'app/routes/api.health.ts': "export const loader = () => 'ok';" })).toMatchObject({
    framework: { id: 'remix' },
    entryPoints: [{ value: 'node_modules/@remix-run/serve/dist/cli.js' }],
    command: { value: ['node_modules/@remix-run/serve/dist/cli.js', 'build/server/index.js'] },
    outputDirectory: { value: 'build' },
    liveness: { value: '/api/health' },
  });
});

test('modules that a schema changes come from the build', async () => {
  const service = await detect({
    'package.json': manifest({ setup: 'prisma generate' }, { '@prisma/client': '6', prisma: '6' }),
    'prisma/schema.prisma':
      'generator client { provider = "prisma-client-js" }\ndatasource db { provider = "postgresql" url = env("DATABASE_URL") }',
    'app/db.server.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();",
  });
  expect(service?.traits).toMatchObject({
    prismaSchema: { value: 'prisma/schema.prisma' },
    wholeDependencies: { value: true },
  });
});

test('in a workspace it is asked where its program lies', async () => {
  const facts = await detectFacts(
    memoryRepository({
      'package.json': JSON.stringify({ private: true, workspaces: ['web'] }),
      'package-lock.json': JSON.stringify({ packages: { '': { workspaces: ['web'] }, web: {} } }),
      'web/package.json': manifest(),
      'web/app/root.tsx': '',
    }),
  );
  expect(planFacts(facts).questions).toContainEqual(
    expect.objectContaining({
      blocking: true,
      question: expect.stringContaining('remix-serve may be installed at the root'),
    }),
  );
});

test.each<[string, Record<string, string>, string]>([
  [
    'the classic compiler',
    { 'package.json': manifest({ build: 'remix build', start: 'remix-serve build/index.js' }) },
    'classic',
  ],
  ['no program that serves', { 'package.json': manifest({ start: 'remix vite:dev' }) }, 'without remix-serve'],
  ['no build', { 'package.json': manifest({ build: 'tsc' }) }, 'whose build is not told'],
])('%s is refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});
