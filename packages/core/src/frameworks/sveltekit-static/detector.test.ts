import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (options: string, more: Record<string, string> = {}) =>
  detectFacts(
    memoryRepository({
      'package.json': JSON.stringify({
        scripts: { build: 'vite build' },
        devDependencies: { '@sveltejs/kit': '^2.16.0', vite: '^6.0.0' },
      }),
      'package-lock.json': '{}',
      'svelte.config.js': `import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter(${options}) } };\n`,
      ...more,
    }),
  ).catch((error) => error);

test('the adapter for files makes a site, with the page of all addresses where it is told to', async () => {
  const [plain] = (await detect('')).services;
  expect(plain).toMatchObject({
    framework: { id: 'sveltekit-static' },
    shape: 'static',
    outputDirectory: { value: 'build' },
  });
  expect(plain.traits.fallback).toBeUndefined();
  const [own] = (await detect("{ pages: 'out', assets: 'out', fallback: '200.html' }", { 'static/robots.txt': '' }))
    .services;
  expect(own).toMatchObject({
    outputDirectory: { value: 'out' },
    traits: { fallback: { value: '200.html' }, publicFolder: { value: 'static' } },
  });
});

test.each<[string, string, Record<string, string>, string]>([
  ['computed options', '{ pages: process.env.OUT }', {}, 'computed'],
  ['two folders', "{ pages: 'a', assets: 'b' }", {}, 'another folder'],
  [
    'variables of the build',
    '',
    { 'src/routes/+page.svelte': "<script>import { A } from '$env/static/public';</script>" },
    'needs variables',
  ],
])('%s: refused with what to write', async (_, options, more, message) => {
  expect((await detect(options, more)).message).toContain(message);
});

const page = (script: string, markup: string) => ({
  'src/routes/+page.svelte': `<script>${script}</script>\n${markup}`,
});
const ofBuild = "import { PUBLIC_QUAY } from '$env/static/public';";

test('a variable of the build that the page only shows is filled in later, any other needs its value now', async () => {
  const [shown] = (await detect('', page(ofBuild, '<h1>{PUBLIC_QUAY}</h1>'))).services;
  expect(shown.traits.filledIn.value).toBe('PUBLIC_QUAY');
  expect(shown.environment).toMatchObject([{ name: 'PUBLIC_QUAY', public: true }]);
  const decided = await detect('', page(ofBuild, "{#if PUBLIC_QUAY === 'north'}x{/if}"));
  expect(decided.message).toContain('needs variables');
  const whole = await detect('', page("import * as all from '$env/static/public';", '{all.PUBLIC_QUAY}'));
  expect(whole.message).toContain('needs variables');
});
