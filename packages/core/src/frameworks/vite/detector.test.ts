import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (more: object = {}) =>
  JSON.stringify({ scripts: { build: 'tsc -b && vite build' }, devDependencies: { vite: '^8.0.0' }, ...more });
const page = '<!doctype html><script type="module" src="/src/main.ts"></script>';
const site = {
  'crane/package.json': manifest(),
  'crane/package-lock.json': '{}',
  'crane/index.html': page,
  'crane/src/main.ts': 'document.title = import.meta.env.VITE_CRANE_URL;',
};
const other = { 'lift/package.json': '{"dependencies":{"fastapi":"1"}}' };
const facts = async (files: Record<string, string>) =>
  detectFacts(memoryRepository({ ...site, ...other, ...files })).catch((error) => error);
const first = async (files: Record<string, string>) => (await facts(files)).services?.[0];

test('a site with its output, its base, its fallback and its public variables', async () => {
  const config =
    "export default defineConfig(() => ({ base: '/crane/', build: { outDir: path.resolve(__dirname, 'built') } }));";
  const found = await first({ 'crane/vite.config.ts': config });
  expect(found).toMatchObject({
    shape: 'static',
    outputDirectory: { value: 'built', source: { file: 'crane/vite.config.ts', line: 1 } },
    readiness: { value: '/crane/' },
    environment: [{ name: 'VITE_CRANE_URL', public: true }],
    traits: { base: { value: '/crane/' }, fallback: { value: 'index.html' }, publicAtRunTime: { value: true } },
  });
  expect(found.port).toBeUndefined();
});

test('the command line wins over the configuration', async () => {
  const files = {
    'crane/package.json': manifest({
      scripts: { build: 'run-p types "bundle {@}" --', bundle: 'vite build --outDir=shipped' },
    }),
    'crane/vite.config.js': "export default { build: { outDir: 'built' } };",
  };
  expect((await first(files)).outputDirectory.value).toBe('shipped');
});

test.each([
  ['a library', { 'crane/vite.config.ts': "export default { build: { lib: { entry: 'src/main.ts' } } };" }],
  ['built for a server', { 'crane/package.json': manifest({ scripts: { build: 'vite build --ssr src/main.ts' } }) }],
  ['without a page', { 'crane/index.html': undefined as unknown as string, 'crane/src/index.html': page }],
])('what is %s is no site', async (_, files) => {
  const kept = Object.fromEntries(Object.entries({ ...site, ...files }).filter(([, text]) => text !== undefined));
  const error = await detectFacts(memoryRepository(kept)).catch((problem) => problem);
  expect(error.services ?? []).toEqual([]);
});

test('the pages of a server that listens are its own', async () => {
  const files = {
    'crane/package.json': manifest({
      dependencies: { express: '^5.0.0' },
      scripts: { build: 'vite build', start: 'node crane.js' },
    }),
    'crane/crane.js': "import express from 'express';\nconst app = express();\napp.listen(6161);",
  };
  expect((await first(files)).framework.id).toBe('express');
});

test.each([
  ['its output', 'export default { build: { outDir: process.env.OUT } };'],
  ['an output beside the folder', "export default { build: { outDir: '../public' } };"],
  ['its base', 'export default { base: baseOf(process.env.STAGE) };'],
])('%s that is computed is refused by name', async (_, config) => {
  expect((await facts({ 'crane/vite.config.js': config })).message).toContain('computed');
});

test('a desktop application needs no container, and an unknown build is known and no more', async () => {
  const electron = { 'crane/package.json': manifest({ devDependencies: { vite: '8', electron: '40' } }) };
  expect(await facts(electron)).toMatchObject({
    code: 'NOT_A_PROJECT',
    lines: expect.arrayContaining([expect.stringMatching(/machines of their users: crane \(Electron\)$/)]),
  });
  const unknown = { 'crane/package.json': manifest({ scripts: { build: 'node build.mjs' } }) };
  expect((await facts(unknown)).code).toBe('UNSUPPORTED_FRAMEWORK');
});

test('a variable that is looked up by a computed name keeps the value of the build', async () => {
  const found = await first({ 'crane/src/other.ts': 'export const of = (name) => import.meta.env[name];' });
  expect(found.traits.publicAtRunTime).toBeUndefined();
  const plan = planFacts(await facts({ 'crane/src/other.ts': 'export const of = (name) => import.meta.env[name];' }));
  expect(plan.services[0]?.environment).toEqual([]);
  expect(plan.questions.map(({ subject }) => subject)).toContain('services.crane.environment');
});

test('components of other languages read variables, too', async () => {
  const found = await first({
    'crane/src/Arm.vue': '<script setup>\nconst reach = import.meta.env.VITE_REACH;\n</script>',
  });
  expect(found.environment).toContainEqual(
    expect.objectContaining({ name: 'VITE_REACH', source: { file: 'crane/src/Arm.vue', line: 2 } }),
  );
});

test('what the development server hands on goes to the service that listens there', async () => {
  const proxy = `{
    '/api': { target: 'http://localhost:6161', changeOrigin: true, rewrite: (path) => path.replace(/^\\/api/, '') },
    '/socket': { target: 'ws://localhost:6161', ws: true },
    '/odd': { target: 'http://localhost:6161', rewrite: (path) => path.toUpperCase() },
    '/gone': 'http://localhost:9',
  }`;
  const found = await facts({
    'crane/vite.config.ts': `export default defineConfig({ server: { proxy: ${proxy} } });`,
    'lift/package.json': '{"dependencies":{"express":"5"},"scripts":{"start":"node lift.js"}}',
    'lift/package-lock.json': '{}',
    'lift/lift.js': "require('express')().listen(6161);",
  });
  const plan = planFacts(found);
  const crane = plan.services.find(({ name }) => name === 'crane');
  expect(crane?.proxies).toEqual([
    { path: '/socket', service: 'lift', port: 6161, upstreamPath: '/socket' },
    { path: '/api', service: 'lift', port: 6161, upstreamPath: '/' },
  ]);
  expect(crane?.dependsOn).toEqual(['lift']);
  expect(plan.questions.find(({ subject }) => subject === 'services.crane.proxies')?.question).toContain('/gone');
});
