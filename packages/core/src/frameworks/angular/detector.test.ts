import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const application = (options: object = {}, more: object = {}) => ({
  projectType: 'application',
  architect: { build: { builder: '@angular/build:application', options, ...more } },
});
const detect = async (projects: object, build = 'ng build') => {
  const files = {
    'crane/package.json': JSON.stringify({
      scripts: { build, start: 'ng serve' },
      dependencies: { '@angular/core': '^20.0.0' },
    }),
    'crane/package-lock.json': '{}',
    'crane/angular.json': JSON.stringify({ projects }),
  };
  return detectFacts(memoryRepository(files)).catch((error) => error);
};
const site = async (projects: object, build?: string) => (await detect(projects, build)).services?.[0];

test('an application that runs in browsers alone is a site that routes by itself', async () => {
  expect(await site({ lift: application() })).toMatchObject({
    framework: { id: 'angular' },
    shape: 'static',
    outputDirectory: { value: 'dist/lift/browser' },
    traits: { fallback: { value: 'index.html' } },
  });
});

test.each<[string, object, string | undefined, string, string | undefined]>([
  ['a text', { lift: application({ outputPath: 'out' }) }, undefined, 'out/browser', undefined],
  ['an object', { lift: application({ outputPath: { base: 'out', browser: '' } }) }, undefined, 'out', undefined],
  [
    'the usual configuration',
    {
      lift: application(
        {},
        { defaultConfiguration: 'live', configurations: { live: { baseHref: '/deck/', outputPath: 'live' } } },
      ),
    },
    undefined,
    'live/browser',
    '/deck/',
  ],
  [
    'the command',
    { lift: application(), mast: application() },
    'ng build mast --base-href=/deck',
    'dist/mast/browser',
    '/deck/',
  ],
])('the output as %s says it', async (_, projects, build, output, base) => {
  const found = await site(projects, build);
  expect(found.outputDirectory.value).toBe(output);
  expect(found.traits.base?.value).toBe(base);
});

test('an older builder leaves everything in one folder', async () => {
  const old = { builder: '@angular-devkit/build-angular:browser', options: { outputPath: 'dist/lift' } };
  const found = await site({ lift: { projectType: 'application', architect: { build: old } } });
  expect(found.outputDirectory.value).toBe('dist/lift');
});

test.each<[string, object, string]>([
  ['several applications', { lift: application(), mast: application() }, 'ng build NAME'],
  ['pages made before', { lift: application({ prerender: true }) }, 'made before'],
  [
    'a builder of others',
    { lift: { projectType: 'application', architect: { build: { builder: '@nx/angular:webpack' } } } },
    'another builder',
  ],
  ['an output outside', { lift: application({ outputPath: '../wwwroot' }) }, 'leads elsewhere'],
])('%s is refused with what to write', async (_, projects, message) => {
  expect((await detect(projects)).message).toContain(message);
});
