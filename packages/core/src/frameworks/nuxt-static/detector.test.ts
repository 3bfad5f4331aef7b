import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (scripts: object, config = '') =>
  detectFacts(
    memoryRepository({
      'package.json': JSON.stringify({ scripts, dependencies: { nuxt: '^4.2.0' } }),
      'package-lock.json': '{}',
      'nuxt.config.ts': `export default defineNuxtConfig({ ${config} });\n`,
      'public/robots.txt': '',
    }),
  ).catch((error) => error);

test('what is generated is a site, with a page for what is missing', async () => {
  const [site] = (await detect({ build: 'nuxt generate' })).services;
  expect(site).toMatchObject({
    framework: { id: 'nuxt-static' },
    outputDirectory: { value: '.output/public' },
    traits: { fallback: { value: '404.html' }, publicFolder: { value: 'public' } },
  });
});

test('without pages that are made before, one page answers for all addresses', async () => {
  const [site] = (await detect({ generate: 'nuxi generate' }, "ssr: false, app: { baseURL: '/lift' }")).services;
  expect(site).toMatchObject({
    outputDirectory: { value: '.output/public/lift' },
    buildScript: { value: 'generate' },
    traits: { fallback: { value: '200.html' }, base: { value: '/lift/' } },
  });
});

test('a build that makes a server is that, whatever else could be made', async () => {
  const [service] = (await detect({ build: 'nuxt build', generate: 'nuxt generate' })).services;
  expect(service.framework.id).toBe('nuxt');
});

test.each([
  ['ssr: process.env.SSR', 'computed'],
  ["nitro: { output: { publicDir: 'out' } }", 'a folder of its own'],
])('%s is refused with what to write', async (config, message) => {
  expect((await detect({ build: 'nuxt generate' }, config)).message).toContain(message);
});

test('settings stand in the empty page alone, where the server fills them in; a page that was made has decided by them', async () => {
  const settings = "runtimeConfig: { mailKey: '', public: { quayName: 'north', berths: 5 } }";
  const [shell] = (await detect({ build: 'nuxt generate' }, `ssr: false, ${settings}`)).services;
  expect(shell.traits.filledIn.value).toBe('NUXT_PUBLIC_QUAY_NAME');
  expect(shell.environment).toMatchObject([
    { name: 'NUXT_PUBLIC_BERTHS', default: '5' },
    { name: 'NUXT_PUBLIC_QUAY_NAME', default: 'north', public: true },
  ]);
  const [made] = (await detect({ build: 'nuxt generate' }, settings)).services;
  expect(made.traits.filledIn).toBeUndefined();
  expect(made.environment).toHaveLength(2);
});
