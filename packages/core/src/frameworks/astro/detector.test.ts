import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (script: string) => JSON.stringify({ scripts: { build: script }, dependencies: { astro: '^5.0.0' } });
const files = { 'crane/package-lock.json': '{}', 'crane/src/pages/index.astro': '', 'crane/src/pages/404.md': '' };
const detect = async (script: string, more: Record<string, string> = {}) =>
  detectFacts(memoryRepository({ 'crane/package.json': manifest(script), ...files, ...more })).catch((error) => error);

test('pages that are made in the build are a site', async () => {
  const { services } = await detect('astro check && astro build', {
    'crane/astro.config.mjs': "export default defineConfig({ base: 'lift', outDir: './built' });",
  });
  expect(services[0]).toMatchObject({
    framework: { id: 'astro' },
    outputDirectory: { value: 'built' },
    traits: { base: { value: '/lift/' }, fallback: { value: '404.html' } },
  });
});

test.each(["output: 'server'", 'adapter: node()', 'output: process.env.OUTPUT'])(
  '%s needs a server',
  async (setting) => {
    const found = await detect('astro build', { 'crane/astro.config.mjs': `export default { ${setting} };` });
    expect(found.code).toBe('UNSUPPORTED_FRAMEWORK');
  },
);
