import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (script: string) => JSON.stringify({ scripts: { build: script }, dependencies: { next: '16.4.5' } });
const files = { 'crane/package-lock.json': '{}', 'crane/app/page.jsx': '' };
const detect = async (script: string, more: Record<string, string> = {}) =>
  detectFacts(memoryRepository({ 'crane/package.json': manifest(script), ...files, ...more })).catch((error) => error);

test('a static export is a site below its base path', async () => {
  const { services } = await detect('next build', {
    'crane/next.config.mjs': "export default { output: 'export', basePath: '/lift', distDir: 'built' };",
  });
  expect(services[0]).toMatchObject({
    framework: { id: 'nextjs-export' },
    shape: 'static',
    outputDirectory: { value: 'built' },
    traits: { base: { value: '/lift/' }, fallback: { value: '404.html' } },
  });
});

test('without the export it is a server', async () => {
  expect((await detect('next build')).services[0].framework.id).toBe('nextjs');
});
