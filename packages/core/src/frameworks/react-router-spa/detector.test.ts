import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (config: string, manifest: object = {}) =>
  detectFacts(
    memoryRepository({
      'package.json': JSON.stringify({
        scripts: { build: 'react-router build', start: 'vite preview' },
        dependencies: { 'react-router': '7' },
        devDependencies: { '@react-router/dev': '7', vite: '6' },
        ...manifest,
      }),
      'package-lock.json': '{}',
      'react-router.config.ts': `export default { ${config} } satisfies Config;`,
      'app/root.tsx': '',
    }),
  ).catch((error) => error);

test.each([
  ['ssr: false', 'build/client', 'index.html'],
  ["ssr: false, prerender: true, buildDirectory: 'out'", 'out/client', '__spa-fallback.html'],
])('with %s its build is a site', async (config, output, fallback) => {
  const [site] = (await detect(config)).services;
  expect(site).toMatchObject({
    framework: { id: 'react-router-spa' },
    outputDirectory: { value: output },
    traits: { fallback: { value: fallback } },
  });
});

test.each([
  ["ssr: false, basename: '/lift'", 'basename'],
  ['ssr: false, prerender: async () => pages()', 'prerender is computed'],
  ['ssr: false, presets: [preset()]', 'presets'],
])('%s is refused with what to write', async (config, message) => {
  expect((await detect(config)).message).toContain(message);
});
