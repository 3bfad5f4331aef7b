import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

/** A workspace whose `packages/quay` has the schema, the client and the migrations that `apps/pilot` uses. */
async function stagesWith(scripts: object, files: Record<string, string> = {}) {
  const repository = memoryRepository({
    'package.json': JSON.stringify({ private: true, workspaces: ['apps/*', 'packages/*'] }),
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { '': {}, 'apps/pilot': {}, 'packages/quay': {} },
    }),
    'apps/pilot/package.json': JSON.stringify({
      name: 'pilot',
      scripts: { start: 'node main.js' },
      dependencies: { express: '5.1.0', '@harbour/quay': '*' },
    }),
    'apps/pilot/main.js': "require('express')().listen(4646);\n",
    'packages/quay/package.json': JSON.stringify({
      name: '@harbour/quay',
      scripts,
      dependencies: { '@prisma/client': '6.18.0' },
      devDependencies: { prisma: '6.18.0' },
    }),
    'packages/quay/prisma/schema.prisma':
      'generator client {\n  provider = "prisma-client-js"\n}\ndatasource db {\n  provider = "postgresql"\n  url = env("HARBOUR_URL")\n}\n',
    'packages/quay/prisma/migrations/1/migration.sql': 'SELECT 1;',
    ...files,
  });
  const plan = requirePlan(planFacts(await detectFacts(repository)));
  const text = generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content ?? '';
  const stages = text.split(/^(?=FROM )/m);
  return {
    plan,
    stage: (name: string) => stages.find((one) => one.split('\n', 1).join().endsWith(` AS ${name}`)) ?? '',
  };
}

test('the client of another package is made where that package is, and ships as the build left it', async () => {
  const { plan, stage } = await stagesWith({});
  const [service] = plan.services;
  expect(plan.datastores.map(({ datastore }) => datastore)).toEqual(['postgres']);
  expect(service?.environment.some(({ name, value }) => name === 'HARBOUR_URL' && value !== undefined)).toBe(true);
  const made = stage('pilot-dev-dependencies');
  expect(made).toContain('cd /app/packages/quay');
  expect(made).toContain('/app/packages/quay/node_modules/.bin:');
  expect(made).toContain('prisma generate --schema=prisma/schema.prisma');
  expect(stage('pilot-build')).not.toContain('prisma generate');
  expect(stage('pilot')).toContain('COPY --from=pilot-build /opt/traced /app');
});

test('what a script of that package makes is not made twice', async () => {
  const { stage } = await stagesWith({ build: 'npm run client', client: 'prisma generate' });
  expect(stage('pilot-dev-dependencies')).toContain('npm run build');
  expect(stage('pilot-dev-dependencies')).not.toContain('prisma generate --schema');
});

test('a configuration that is read by those commands alone gets the address that it refuses to be without', async () => {
  const files = {
    'packages/quay/prisma.config.ts':
      "import { env } from 'prisma/config';\nexport default { datasource: { url: env('HARBOUR_URL') } };\n",
  };
  const own = await stagesWith({}, files);
  expect(own.stage('pilot-dev-dependencies')).toMatch(/HARBOUR_URL=\S+none\.invalid\S+ PATH=\S+ prisma generate/);
  const byScript = await stagesWith({ build: 'prisma generate' }, files);
  expect(byScript.stage('pilot-dev-dependencies')).toMatch(/HARBOUR_URL=\S+none\.invalid\S+ npm run build/);
});

test('a script of that package that nothing runs makes nothing', async () => {
  const { stage } = await stagesWith({ client: 'prisma generate' });
  expect(stage('pilot-dev-dependencies')).toContain('prisma generate --schema=prisma/schema.prisma');
});

test('migrations run where their package is', async () => {
  const { plan, stage } = await stagesWith({});
  expect(plan.services[0]?.migrations).toEqual({ tool: 'prisma', command: ['prisma', 'migrate', 'deploy'] });
  expect(stage('pilot-migrate')).toMatch(/WORKDIR \/app\/packages\/quay\n[\s\S]*CMD \["prisma", "migrate", "deploy"\]/);
});
