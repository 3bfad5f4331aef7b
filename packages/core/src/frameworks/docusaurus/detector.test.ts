import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (build: string) =>
  JSON.stringify({ scripts: { build, start: 'docusaurus start' }, dependencies: { '@docusaurus/core': '3.9.2' } });
const detect = async (more: Record<string, string> = {}, build = 'docusaurus build') => {
  const files = {
    'crane/package.json': manifest(build),
    'crane/package-lock.json': '{}',
    'crane/docusaurus.config.ts': "const config = { baseUrl: '/' };\nexport default config;",
  };
  return detectFacts(memoryRepository({ ...files, ...more })).catch((error) => error);
};

test('a site whose first page is a document that says so, or a page of that name', async () => {
  const [site] = (await detect({ 'crane/docs/intro.md': '---\nslug: /\n---\n# Crane' })).services;
  expect(site).toMatchObject({
    framework: { id: 'docusaurus' },
    outputDirectory: { value: 'build' },
    entryPoints: [{ source: { file: 'crane/docs/intro.md' } }],
    traits: { fallback: { value: '404.html' } },
  });
  const config = "module.exports = { baseUrl: '/lift/' };";
  const files = { 'crane/src/pages/index.tsx': '', 'crane/docusaurus.config.ts': config };
  const [other] = (await detect(files, 'docusaurus build --out-dir=shipped')).services;
  expect(other).toMatchObject({ outputDirectory: { value: 'shipped' }, traits: { base: { value: '/lift/' } } });
});

test.each([
  ['no first page', { 'crane/docs/intro.md': '# Crane\nslug: /' }],
  [
    'a base that is computed',
    { 'crane/src/pages/index.js': '', 'crane/docusaurus.config.ts': 'export default { baseUrl: process.env.BASE };' },
  ],
  [
    'static files of several folders',
    {
      'crane/src/pages/index.js': '',
      'crane/docusaurus.config.ts': "export default { baseUrl: '/', staticDirectories: ['a', 'b'] };",
    },
  ],
])('with %s it is known, and no more', async (_, more) => {
  expect((await detect(more)).code).toBe('UNSUPPORTED_FRAMEWORK');
});
