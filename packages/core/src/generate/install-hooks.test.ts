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
    {
      'patches/ms@2.1.3.patch': '',
      'other/notes.patch': '',
      'scripts/icons.js': '',
      'pnpm-workspace.yaml': 'patchedDependencies:\n  ms@2.1.3: patches/ms@2.1.3.patch\n',
    },
  );
  const steps = [
    'COPY patches/ms@2.1.3.patch ./patches/',
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
  expect(text).not.toContain('COPY other');
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

const patched = { postinstall: 'patch-package' };

test.each([
  ['yarn.lock', '# yarn lockfile v1\n', 'yarn install'],
  ['bun.lock', '{}', 'bun install'],
])('where %s would install anew to prune, the modules ship as the hooks left them', async (lockfile, lock, install) => {
  const repository = memoryRepository({
    'package.json': JSON.stringify({
      dependencies: { express: '5.1.0' },
      scripts: { start: 'node main.js', ...patched },
    }),
    [lockfile]: lock,
    'main.js': 'const app = express();\napp.listen(4545);',
  });
  const plan = requirePlan(planFacts(await detectFacts(repository)));
  const text = generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content ?? '';
  const once = new RegExp(`npm pkg delete scripts\\.postinstall && \\\\\n +${install}`, 'g');
  expect(text.match(once)?.length, 'for development alone').toBe(1);
  expect(text).toContain('mv node_modules /opt/pruned/');
  expect(text).toContain('COPY --from=repository-build /opt/pruned/node_modules ./node_modules');
});

const harbour = (service: object, root: object = {}) => ({
  'package.json': JSON.stringify({ name: 'harbour', workspaces: ['apps/*', 'packages/*'], scripts: root }),
  'package-lock.json': JSON.stringify({
    packages: { '': {}, 'apps/api': {}, 'packages/tide': {}, 'packages/left': {} },
  }),
  'apps/api/package.json': JSON.stringify({
    name: 'api',
    dependencies: { express: '5.1.0', tide: '1.0.0' },
    scripts: { start: 'node main.js', ...service },
  }),
  'apps/api/main.js': 'const app = express();\napp.listen(4545);',
  'packages/tide/package.json': JSON.stringify({
    name: 'tide',
    version: '1.0.0',
    scripts: { prepare: 'node tables.mjs', build: 'tsc' },
  }),
  'packages/left/package.json': JSON.stringify({ name: 'left', scripts: { postinstall: 'node left.mjs' } }),
});

async function generated(files: Record<string, string>) {
  const plan = requirePlan(planFacts(await detectFacts(memoryRepository(files))));
  return { plan, text: generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content ?? '' };
}

test('a workspace is installed without the hooks of its packages, and those of a member run before it is built', async () => {
  const { plan, text } = await generated(harbour({}, { prepare: 'husky' }));
  const without =
    'npm pkg delete scripts.prepare && \\\n    (cd packages/tide && npm pkg delete scripts.prepare) && \\\n    npm ci';
  expect(text.split(without).length - 1, 'in both installations').toBe(2);
  expect(text).not.toContain('packages/left');
  expect(text).toContain('cd /app/packages/tide && \\\n    npm run prepare && \\\n    npm run build');
  expect(plan.questions.filter(({ subject }) => subject === 'services.api.workspace')).toEqual([]);
});

test('hooks of a member of a workspace run in its folder, and all folders of modules ship as they left them', async () => {
  const { plan, text } = await generated(harbour(patched, patched));
  expect(text).toContain('WORKDIR /app/apps/api\n\nFROM api-dev-dependencies AS api-build\nCOPY apps/api/ ./');
  expect(text).toContain('npm run postinstall');
  expect(text).toContain(
    "find /app -name node_modules -prune -printf '%P\\n' | \\\n      tar --create --directory=/app",
  );
  expect(text).toContain(
    'COPY --from=api-build /opt/pruned /app\nCOPY --from=api-dev-dependencies /opt/members /app\n',
  );
  expect(text).toContain('COPY --from=api-build /app/apps/api ./');
  expect(text).not.toContain('AS api-dependencies');
  // What the root's own hook does is not done, which only people can judge.
  expect(plan.questions).toContainEqual(
    expect.objectContaining({
      subject: 'services.api.workspace',
      blocking: false,
      candidates: [expect.objectContaining({ value: 'postinstall' })],
    }),
  );
});

test('Prisma of a member is started by the search path, since the tool may lie at the root of the workspace', async () => {
  const files = {
    ...harbour({}),
    'apps/api/package.json': JSON.stringify({
      name: 'api',
      dependencies: { express: '5.1.0', '@prisma/client': '7.0.0' },
      devDependencies: { prisma: '7.0.0' },
      scripts: { start: 'node main.js' },
    }),
    'apps/api/prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n',
    'apps/api/prisma/migrations/1/migration.sql': 'create table tides ();',
  };
  const { plan, text } = await generated(files);
  expect(text).toContain('PATH="/app/apps/api/node_modules/.bin:/app/node_modules/.bin:$PATH" prisma generate');
  expect(plan.services[0]?.migrations?.command).toEqual(['prisma', 'migrate', 'deploy']);
  expect(text).toContain('trace-modules.mjs main.js /opt/traced /app');
  expect(text).not.toContain('node_modules/prisma/build');
});
