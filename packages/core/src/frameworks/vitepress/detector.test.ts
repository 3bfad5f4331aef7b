import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (manifest: object, more: Record<string, string> = {}) => {
  const files = {
    'crane/package.json': JSON.stringify({ devDependencies: { vitepress: '^1.6.0' }, ...manifest }),
    'crane/package-lock.json': '{}',
    'crane/docs/index.md': '# Crane',
  };
  return detectFacts(memoryRepository({ ...files, ...more })).catch((error) => error);
};

test('a site in a folder of its own, by the script of its own name', async () => {
  const [site] = (
    await detect(
      { scripts: { 'docs:build': 'vitepress build docs' } },
      {
        'crane/docs/.vitepress/config.mts': "export default defineConfig({ base: '/lift/' });",
        'crane/docs/public/a.svg': '',
      },
    )
  ).services;
  expect(site).toMatchObject({
    framework: { id: 'vitepress' },
    outputDirectory: { value: 'docs/.vitepress/dist' },
    buildScript: { value: 'docs:build' },
    traits: { base: { value: '/lift/' }, fallback: { value: '404.html' }, publicFolder: { value: 'docs/public' } },
  });
});

test('its pages are sent to the build, and those of other projects are not', async () => {
  const pages = await detect({ scripts: { build: 'vitepress build docs' } });
  expect(pages.clutter).not.toContain('crane/docs/');
  const other = { scripts: { start: 'node crane.js' }, devDependencies: {}, dependencies: { express: '5' } };
  const server = await detect(other, { 'crane/crane.js': "require('express')().listen(6161);" });
  expect(server.clutter).toContain('crane/docs/');
});

test('output and sources elsewhere', async () => {
  const config = "export default { outDir: '../shipped', srcDir: './pages' };";
  const files = { 'crane/docs/.vitepress/config.js': config, 'crane/docs/pages/index.md': '' };
  const [site] = (await detect({ scripts: { build: 'vitepress build docs' } }, files)).services;
  expect(site.outputDirectory.value).toBe('shipped');
  expect(site.entryPoints[0].source.file).toBe('crane/docs/pages/index.md');
  expect(site.buildScript).toBeUndefined();
});

test.each([
  ['a library', { exports: './crane.js', scripts: { 'docs:build': 'vitepress build docs' } }],
  ['a program that is built', { scripts: { build: 'tsc', 'docs:build': 'vitepress build docs' } }],
])('the documentation of %s is no service', async (_, manifest) => {
  expect((await detect(manifest)).code).toBe('NOT_A_PROJECT');
});

test('an output that is computed is not guessed', async () => {
  const files = { 'crane/docs/.vitepress/config.ts': 'export default { outDir: process.env.OUT };' };
  expect((await detect({ scripts: { build: 'vitepress build docs' } }, files)).code).toBe('UNSUPPORTED_FRAMEWORK');
});
