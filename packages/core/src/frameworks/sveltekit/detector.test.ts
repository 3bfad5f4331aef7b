import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (scripts: object = {}, dependencies: object = {}) =>
  JSON.stringify({
    scripts: { build: 'vite build', ...scripts },
    dependencies,
    devDependencies: { '@sveltejs/kit': '^2.16.0', vite: '^6.0.0' },
  });
const configOf = (name: string, options = '') =>
  `import adapter from '${name}';\nexport default { kit: { adapter: adapter(${options}) } };\n`;
const node = configOf('@sveltejs/adapter-node');
const detect = async (files: Record<string, string>) =>
  (
    await detectFacts(
      memoryRepository({ 'package.json': manifest(), 'package-lock.json': '{}', 'svelte.config.js': node, ...files }),
    )
  ).services[0];

test('the adapter for Node makes a server, started from its folder', async () => {
  const service = await detect({ 'src/routes/(ops)/healthz/+server.ts': 'export const GET = () => new Response();' });
  expect(service).toMatchObject({
    framework: { id: 'sveltekit' },
    shape: 'server',
    entryPoints: [{ value: 'build/index.js', source: { file: 'svelte.config.js', line: 2 } }],
    outputDirectory: { value: 'build' },
    portVariable: { value: 'PORT' },
    liveness: { value: '/healthz' },
  });
  expect(service?.command).toBeUndefined();
});

test.each([
  [
    "import adapter from '@sveltejs/adapter-node';\nimport { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ adapter: adapter({ out: './server' }) })] };",
    undefined,
  ],
  [
    "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };",
    configOf('@sveltejs/adapter-node', "{ out: 'server', precompress: true }"),
  ],
])('the folder of the result, in %s', async (vite, svelte) => {
  const service = await detect({ 'vite.config.ts': vite, 'svelte.config.js': svelte ?? 'export default { kit: {} };' });
  expect(service?.entryPoints[0]?.value).toBe('server/index.js');
});

test('a prefix of its variables, and what Node is told to load first', async () => {
  const service = await detect({
    'package.json': manifest({ start: 'BODY_SIZE_LIMIT=5M node --import ./instrument.mjs build' }),
    'svelte.config.js': configOf('@sveltejs/adapter-node', "{ envPrefix: 'DECK_' }"),
    'instrument.mjs': "import 'tracing';",
    'src/lib/mail.ts': "import { env } from '$env/dynamic/private';\nexport const key = env.MAIL_KEY;",
    'src/routes/+page.svelte': "<script>import { env } from '$env/dynamic/public';</script>{env.PUBLIC_SEA}",
  });
  expect(service?.portVariable?.value).toBe('DECK_PORT');
  expect(service?.command?.value).toEqual(['--import', './instrument.mjs', 'build/index.js']);
  expect(service?.traits.readBeside?.value).toBe('instrument.mjs');
  expect(service?.environment.map(({ name }) => name)).toEqual([
    'BODY_SIZE_LIMIT',
    'DECK_ORIGIN',
    'MAIL_KEY',
    'PUBLIC_SEA',
  ]);
});

test('folders that the code reads are told, those of the source are not', async () => {
  const service = await detect({
    'content/news.md': '',
    'notes/a.md': '',
    'src/lib/news.ts': "import { readFileSync } from 'node:fs';\nreadFileSync('content/news.md');",
  });
  expect(service?.traits.readBeside?.value).toBe('content');
});

test.each<[string, Record<string, string>, string]>([
  ['adapter-auto', { 'svelte.config.js': configOf('@sveltejs/adapter-auto') }, '@sveltejs/adapter-auto'],
  ['another platform', { 'svelte.config.js': configOf('@sveltejs/adapter-vercel') }, '@sveltejs/adapter-vercel'],
  [
    'a computed adapter',
    {
      'svelte.config.js':
        "import n from '@sveltejs/adapter-node';\nexport default { kit: { adapter: ci ? n() : auto() } };",
    },
    'an adapter that is not written out',
  ],
  [
    'computed options',
    { 'svelte.config.js': configOf('@sveltejs/adapter-node', '{ out: process.env.OUT }') },
    'computed',
  ],
  [
    'variables of the build',
    { 'src/routes/+page.svelte': "<script>\nimport { PUBLIC_A, KEY as k } from '$env/static/private';\n</script>" },
    'whose build needs PUBLIC_A, KEY',
  ],
  ['no build script', { 'package.json': manifest({ build: 'tsc' }) }, 'without a build script'],
])('%s is refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});

test('a library of components is no service, and a server of its own is not SvelteKit’s', async () => {
  const library = JSON.stringify({ exports: './dist/index.js', devDependencies: { '@sveltejs/kit': '2' } });
  await expect(detect({ 'package.json': library })).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
  const own = await detect({
    'package.json': manifest({ start: 'node server.js' }, { express: '5' }),
    'server.js':
      "import express from 'express';\nimport { handler } from './build/handler.js';\nexpress().use(handler).listen(process.env.PORT ?? 3000);",
  });
  expect(own?.framework.id).toBe('express');
});
