import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const configOf = (settings: string, from = '@astrojs/node') =>
  `import adapter from '${from}';\nimport { defineConfig } from 'astro/config';\nexport default defineConfig({ ${settings} });\n`;
const standalone = "adapter: adapter({ mode: 'standalone' })";
const detect = async (config: string, files: Record<string, string> = {}) =>
  (
    await detectFacts(
      memoryRepository({
        'package.json': JSON.stringify({ scripts: { build: 'astro build' }, dependencies: { astro: '^5.2.0' } }),
        'package-lock.json': '{}',
        'astro.config.mjs': config,
        'src/pages/index.astro': '---\nconst a = 1;\n---\n<p>{a}</p>',
        ...files,
      }),
    )
  ).services[0];

test('with the adapter for Node, standing alone, it is a server', async () => {
  const service = await detect(configOf(`output: 'server', base: '/pier', ${standalone}`), {
    'src/pages/api/health.ts': "export const GET = () => new Response('ok');",
    'src/pages/index.astro': '---\nconst token = import.meta.env.MAIL_TOKEN;\n---\n{import.meta.env.PUBLIC_SEA}',
  });
  expect(service).toMatchObject({
    framework: { id: 'astro-server' },
    shape: 'server',
    entryPoints: [{ value: 'dist/server/entry.mjs' }],
    outputDirectory: { value: 'dist' },
    liveness: { value: '/pier/api/health' },
    questions: [{ question: expect.stringContaining('writes PUBLIC_SEA into its files'), blocking: false }],
  });
  expect(service?.environment.map(({ name }) => name)).toContain('MAIL_TOKEN');
});

test('without an adapter it is a site', async () => {
  const service = await detect("import { defineConfig } from 'astro/config';\nexport default defineConfig({});");
  expect(service?.framework.id).toBe('astro');
});

test.each([
  ['no adapter', configOf("output: 'server'"), 'no adapter'],
  ['another platform', configOf('adapter: adapter()', '@astrojs/vercel'), '@astrojs/vercel'],
  ['a computed adapter', configOf('adapter: process.env.CI ? adapter() : undefined'), 'computed'],
  [
    'the middleware of another server',
    configOf("adapter: adapter({ mode: 'middleware' })"),
    'a part of another server',
  ],
  ['a computed folder', configOf(`outDir: process.env.OUT, ${standalone}`), 'computed or moved'],
])('%s is refused with what to write', async (_, config, message) => {
  await expect(detect(config)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining(message),
  });
});
