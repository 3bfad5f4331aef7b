import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (script: string) =>
  JSON.stringify({ scripts: { build: script }, devDependencies: { '@11ty/eleventy': '^3.0.0' } });
const files = { 'crane/package-lock.json': '{}', 'crane/index.md': '', 'crane/pages/index.njk': '' };
const detect = async (script: string, more: Record<string, string> = {}) =>
  detectFacts(memoryRepository({ 'crane/package.json': manifest(script), ...files, ...more })).catch((error) => error);

test('a site with the usual folders, and one with its own', async () => {
  expect((await detect('npx @11ty/eleventy')).services[0]).toMatchObject({
    framework: { id: 'eleventy' },
    outputDirectory: { value: '_site' },
    traits: { plainNames: { value: true } },
  });
  const config = "module.exports = (config) => { return { dir: { input: 'pages', output: 'built' } }; };";
  const own = await detect('eleventy', { 'crane/.eleventy.js': config });
  expect(own.services[0].outputDirectory.value).toBe('built');
});

test('folders that a call sets are not guessed', async () => {
  const config = "module.exports = (config) => { config.setOutputDirectory('built'); };";
  expect((await detect('eleventy', { 'crane/.eleventy.js': config })).code).toBe('UNSUPPORTED_FRAMEWORK');
});

test('folders in the configuration beside the function', async () => {
  const config = (more: string) =>
    `export default function (config) { ${more} }\nexport const config = { pathPrefix: '/lift/', dir: { input: 'pages', output: 'built' } };`;
  const [site] = (await detect('eleventy', { 'crane/eleventy.config.js': config('config.addGlobalData("a", 1);') }))
    .services;
  expect(site).toMatchObject({ outputDirectory: { value: 'built' }, traits: { base: { value: '/lift/' } } });
  const twice = { 'crane/eleventy.config.js': config("return { dir: { output: 'other' } };") };
  expect((await detect('eleventy', twice)).code).toBe('UNSUPPORTED_FRAMEWORK');
});
