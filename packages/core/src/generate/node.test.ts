import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const app = "const app = require('express')();\napp.listen(process.env.PORT ?? 4141);\n";

async function filesOf(manifest: object, files: Record<string, string>) {
  const repository = memoryRepository(
    {
      'package.json': JSON.stringify({ dependencies: { express: '5' }, ...manifest }),
      'package-lock.json': '{}',
      ...files,
    },
    'quay',
  );
  const made = generate(requirePlan(planFacts(await detectFacts(repository)))).files;
  const content = (name: string) => made.find(({ path }) => path === name)?.content ?? '';
  const dockerfile = content('Dockerfile');
  const stage = (name: string) => dockerfile.split(/\n\n/).find((block) => block.includes(` AS ${name}\n`)) ?? '';
  return {
    stage,
    ignore: content('.dockerignore').split('\n'),
    compose: parse(content('compose.yaml'), { merge: true }),
  };
}

test('what a build makes somewhere ships with all that is read beside it', async () => {
  const { stage, ignore } = await filesOf(
    { scripts: { build: 'rollup -c', start: 'node out/server.cjs' } },
    { 'src/server.js': app, 'views/index.pug': 'p', 'locales/en.json': '{}', 'src/mail.ts': '' },
  );
  expect(stage('quay')).toContain('COPY --from=quay-build /app ./\n');
  expect(stage('quay')).toContain(
    'CMD ["/nodejs/bin/node", "--import", "/opt/seaworthy/register.mjs", "out/server.cjs"]',
  );
  expect(stage('quay-build')).toContain('rm -rf node_modules test ');
  // Where the output is cannot be told, so nothing that may be needed is taken away.
  expect(stage('quay-build')).not.toContain("'*.ts'");
  expect(ignore).not.toContain('views');
});

test('sources of TypeScript stay behind where it is known what is made of them', async () => {
  const { stage } = await filesOf(
    { scripts: { build: 'tsc', start: 'node dist/server.js' } },
    { 'src/server.ts': app, 'src/views/index.hbs': '', 'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }' },
  );
  expect(stage('quay-build')).toContain("find . -path ./dist -prune -o -type f \\( -name '*.ts' -o");
  expect(stage('quay')).toContain('COPY --from=quay-build /app ./\n');
});

test('a folder such as dist that the repository holds is sent, unless the build makes it', async () => {
  const start = { scripts: { start: 'node dist/server.js' } };
  expect((await filesOf(start, { 'dist/server.js': app })).ignore).not.toContain('**/dist');
  expect((await filesOf({ scripts: { start: 'node a.js' } }, { 'a.js': app })).ignore).toContain('**/dist');
  const built = { scripts: { ...start.scripts, build: 'tsc --outDir dist' } };
  expect((await filesOf(built, { 'dist/server.js': app, 'src/server.ts': app })).ignore).toContain('**/dist');
});

test('options and arguments of the start command are kept', async () => {
  const { stage } = await filesOf(
    { scripts: { start: 'node --enable-source-maps -r ./trace.js app.js --quiet' } },
    { 'app.js': app, 'trace.js': '' },
  );
  expect(stage('quay')).toContain(
    'CMD ["/nodejs/bin/node", "--import", "/opt/seaworthy/register.mjs", "--enable-source-maps", "-r", "./trace.js", "app.js", "--quiet"]',
  );
});

test('a loader among the development dependencies ships with them', async () => {
  const { stage } = await filesOf(
    { scripts: { start: 'tsx src/app.ts' }, devDependencies: { tsx: '4' } },
    { 'src/app.ts': app },
  );
  expect(stage('quay')).toContain('COPY --from=quay-build /opt/pruned/node_modules ./node_modules\n');
  expect(stage('quay')).toContain(
    'CMD ["/nodejs/bin/node", "--import", "/opt/seaworthy/register.mjs", "--import", "tsx", "src/app.ts"]',
  );
  expect(stage('quay-dependencies')).toBe('');
});

test('beside a client that is made from a schema, all modules ship as the build left them', async () => {
  const { stage } = await filesOf(
    {
      dependencies: { express: '5', '@prisma/client': '7', prisma: '7' },
      devDependencies: { tsx: '4' },
      scripts: { start: 'tsx src/app.ts' },
    },
    {
      'src/app.ts': app,
      'prisma/schema.prisma':
        'generator client {\n  provider = "prisma-client-js"\n}\ndatasource db {\n  provider = "postgresql"\n  url = env("DATABASE_URL")\n}\n',
    },
  );
  expect(stage('quay-build')).toMatch(/prisma\/build\/index\.js generate[\s\S]+mv node_modules \/opt\/pruned\//);
  expect(stage('quay')).toContain('COPY --from=quay-build /opt/pruned/node_modules ./node_modules\n');
});

test('a folder that is tested where it is started keeps what it starts', async () => {
  const { stage } = await filesOf({ scripts: { start: 'node test/server.js' } }, { 'test/server.js': app });
  expect(stage('quay-build')).toMatch(/rm -rf tests __tests__ /);
});

test('a worker beside a server is a service of its own, of the same build', async () => {
  const { stage, compose } = await filesOf(
    {
      dependencies: { express: '5', 'node-cron': '4' },
      scripts: { build: 'tsc', start: 'node dist/server.js', 'start:worker': 'TZ=UTC node dist/worker.js' },
    },
    {
      'src/server.ts': app,
      'src/worker.ts': "import cron from 'node-cron';\ncron.schedule('* * * * *', sweep);\n",
      'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }',
    },
  );
  expect(stage('quay-worker')).toContain('"/opt/seaworthy/worker.mjs", "dist/worker.js"]');
  expect(stage('quay-worker').match(/^EXPOSE.*$/gm)).toEqual(['EXPOSE 9464']);
  expect(stage('quay-worker-build')).toContain('npm run build');
  expect(compose.services['quay-worker'].environment).toMatchObject({ TZ: 'UTC' });
  expect(compose.services.quay.environment).not.toHaveProperty('TZ');
});
