import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (build = 'nuxt build', dependencies: object = {}) =>
  JSON.stringify({ scripts: { build }, dependencies: { nuxt: '^3.17.0', ...dependencies } });
const configOf = (settings: string) => `export default defineNuxtConfig({ ${settings} });\n`;
const detect = async (files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': manifest(),
        'package-lock.json': '{}',
        'nuxt.config.ts': configOf("modules: ['@nuxt/ui']"),
        'app.vue': '<template><NuxtPage /></template>',
        ...files,
      }),
    )
  ).services[0];

test('its build is a server that needs nothing beside it', async () => {
  const service = await detect({
    'server/api/health.get.ts': "export default defineEventHandler(() => 'ok');",
    'server/api/status.post.ts': 'export default defineEventHandler(() => 1);',
    'nuxt.config.ts': configOf("nitro: { preset: 'node-server' }, app: { baseURL: '/pier/' }"),
  });
  expect(service).toMatchObject({
    framework: { id: 'nuxt' },
    shape: 'server',
    entryPoints: [{ value: '.output/server/index.mjs' }],
    outputDirectory: { value: '.output' },
    portVariable: { value: 'PORT' },
    liveness: { value: '/pier/api/health' },
  });
});

test('runtimeConfig names the variables of the running server', async () => {
  const service = await detect({
    'nuxt.config.ts': configOf(
      "runtimeConfig: { mailApiKey: '', region: 'eu', old: process.env.OLD_NAME, public: { apiBase: '/api' } }",
    ),
    'pages/index.vue': '<script setup>const zone = process.env.SEA_ZONE;</script>',
  });
  const facts = Object.fromEntries((service?.environment ?? []).map(({ source: _, ...fact }) => [fact.name, fact]));
  expect(facts).toMatchObject({
    NUXT_MAIL_API_KEY: { secret: true, public: false, required: false },
    NUXT_REGION: { secret: false, default: 'eu' },
    NUXT_PUBLIC_API_BASE: { public: true, secret: false, default: '/api' },
    SEA_ZONE: { public: false },
  });
  expect(Object.keys(facts)).not.toContain('NUXT_OLD');
});

test.each<[string, Record<string, string>, string]>([
  [
    'a preset of a platform',
    { 'nuxt.config.ts': configOf("nitro: { preset: 'cloudflare_module' }") },
    'cloudflare_module',
  ],
  ['a preset of the build script', { 'package.json': manifest('NITRO_PRESET=vercel nuxt build') }, 'the preset vercel'],
  ['a computed preset', { 'nuxt.config.ts': configOf('nitro: { preset: process.env.PRESET }') }, 'computed'],
  ['a moved output', { 'nuxt.config.ts': configOf("nitro: { output: { dir: 'out' } }") }, 'output is moved'],
  ['NuxtHub', { 'package.json': manifest('nuxt build', { '@nuxthub/core': '0.8' }) }, '@nuxthub/core'],
  ['a build of something else', { 'package.json': manifest('tsc') }, 'without a script that builds its server'],
  ['Nuxt 2', { 'package.json': manifest('nuxt build', { nuxt: '^2.15.0' }) }, 'Nuxt 2'],
])('%s is refused with what to write', async (_, files, message) => {
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});
