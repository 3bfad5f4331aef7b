import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (build: string) => JSON.stringify({ scripts: { build }, dependencies: { gatsby: '^5.14.0' } });
const detect = async (build: string, more: Record<string, string> = {}) => {
  const files = { 'crane/package.json': manifest(build), 'crane/package-lock.json': '{}' };
  const page = { 'crane/src/pages/index.tsx': '', 'crane/src/pages/404.tsx': '', 'crane/static/robots.txt': '' };
  return detectFacts(memoryRepository({ ...files, ...page, ...more })).catch((error) => error);
};

test('pages that the build makes are a site, below its prefix where the build is told so', async () => {
  const config = { 'crane/gatsby-config.js': "module.exports = { pathPrefix: '/lift' };" };
  const [site] = (await detect('gatsby build', config)).services;
  expect(site).toMatchObject({
    framework: { id: 'gatsby' },
    outputDirectory: { value: 'public' },
    traits: { fallback: { value: '404.html' }, publicFolder: { value: 'static' } },
  });
  expect(site.traits.base).toBeUndefined();
  const [prefixed] = (await detect('gatsby build --prefix-paths', config)).services;
  expect(prefixed.traits.base.value).toBe('/lift/');
});

test.each([
  ['functions', { 'crane/src/api/hello.ts': '' }],
  ['a page of its server', { 'crane/src/pages/tide.tsx': 'export async function getServerData() {}' }],
  ['a page that is made when it is asked for', { 'crane/gatsby-node.js': 'createPage({ path, defer: true });' }],
  ['no first page of its own', { 'crane/src/pages/index.tsx': undefined as unknown as string }],
])('with %s it is known, and no more', async (_, more) => {
  const files = {
    'crane/package.json': manifest('gatsby build'),
    'crane/package-lock.json': '{}',
    'crane/src/pages/index.tsx': '',
  };
  const kept = Object.fromEntries(Object.entries({ ...files, ...more }).filter(([, text]) => text !== undefined));
  const error = await detectFacts(memoryRepository(kept)).catch((problem) => problem);
  expect(error).toMatchObject({ code: 'UNSUPPORTED_FRAMEWORK', message: expect.stringContaining('Gatsby was found') });
});
