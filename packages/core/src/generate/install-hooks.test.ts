import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

async function dockerfileOf(scripts: object, files: Record<string, string> = {}) {
  const repository = memoryRepository({
    'package.json': JSON.stringify({
      dependencies: { express: '5.1.0' },
      scripts: { start: 'node main.js', ...scripts },
    }),
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'main.js': 'const app = express();\napp.listen(4545);',
    ...files,
  });
  const plan = requirePlan(planFacts(await detectFacts(repository)));
  return generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content ?? '';
}

test('pnpm installs with its patches and without the hooks, which run where the sources are', async () => {
  const text = await dockerfileOf(
    { postinstall: 'node scripts/icons.js' },
    { 'patches/ms@2.1.3.patch': '', 'scripts/icons.js': '' },
  );
  const steps = [
    'COPY patches/*.patch ./patches/',
    'npm pkg delete scripts.postinstall',
    'pnpm install',
    'COPY . ./',
    'pnpm run postinstall',
    'pnpm prune --prod',
  ];
  const places = steps.map((step) => text.indexOf(step));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).not.toContain('--prod\n\n');
});

test('hooks of git are taken out of every installation and run nowhere', async () => {
  const text = await dockerfileOf({ prepare: 'husky' });
  expect(text.match(/npm pkg delete scripts\.prepare && \\\n +pnpm install/g)?.length).toBe(2);
  expect(text).not.toContain('run prepare');
});

test('a build script that makes the client does so with an address that leads nowhere, and other stages make their own', async () => {
  const prisma = {
    'package.json': JSON.stringify({
      dependencies: { express: '5.1.0', '@prisma/client': '7.0.0' },
      devDependencies: { prisma: '7.0.0' },
      scripts: { start: 'node dist/main.js', build: 'prisma generate && tsc --outDir dist' },
    }),
    'dist/main.js': '',
    'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n',
    'prisma.config.ts': "import { env } from 'prisma/config';\nexport default { datasource: { url: env('TIDES') } };",
  };
  const text = await dockerfileOf({}, prisma);
  const own = 'TIDES=postgresql://none.invalid/none node node_modules/prisma/build/index.js generate';
  expect(text).toContain('TIDES=postgresql://none.invalid/none pnpm run build');
  expect(text.split(own).length - 1, 'development alone').toBe(1);
  expect(
    await dockerfileOf({}, { ...prisma, 'package.json': prisma['package.json'].replace('prisma generate && ', '') }),
  ).not.toContain('none pnpm run build');
});
