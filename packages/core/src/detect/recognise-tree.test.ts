import { expect, test } from 'vitest';
import type { Configuration } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { detectFacts } from './detect-facts.ts';

const express = (folder: string, port: number): Record<string, string> => ({
  [`${folder}package.json`]: JSON.stringify({ dependencies: { express: '5' }, scripts: { start: 'node main.js' } }),
  [`${folder}package-lock.json`]: '{}',
  [`${folder}main.js`]: `express().listen(${port});`,
});
const package_ = (manifest: object) => JSON.stringify(manifest);

const detect = (files: Record<string, string>, configuration: Configuration = {}) =>
  detectFacts(memoryRepository(files, 'harbour'), configuration);
const paths = (list: readonly { path: string }[] = []) => list.map(({ path }) => path);

test('every folder with a manifest ends as a service or as something that is said', async () => {
  const { services, omitted, unsupported } = await detect({
    ...express('api/', 4141),
    'package.json': package_({ private: true, workspaces: ['libs/*'], devDependencies: { turbo: '2' } }),
    'libs/rope/package.json': package_({ name: 'rope', exports: './rope.js' }),
    'libs/esm/package.json': package_({ type: 'module' }),
    'phone/package.json': package_({ dependencies: { expo: '54', 'react-native': '1' } }),
    'desk/package.json': package_({ devDependencies: { electron: '38', vite: '7' } }),
    'desk/index.html': '',
    ...express('examples/hello/', 4242),
    'e2e/package.json': package_({ devDependencies: { playwright: '1' } }),
    'templates/{{name}}/package.json': '{ "name": "{{name}}", {% if a %} }',
    'apps/web-e2e/package.json': package_({ scripts: { start: 'node x.js' } }),
    'notes/package.json': package_({ dependencies: { lodash: '4' } }),
    'lint/pyproject.toml': '[tool.ruff]\nline-length = 100\n',
    'billing/Billing.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"/>',
  });
  expect(paths(services)).toEqual(['api']);
  expect(unsupported).toEqual([
    { kind: 'framework', name: '.NET', path: 'billing', source: { file: 'billing/Billing.csproj', line: 1 } },
  ]);
  expect(omitted?.map(({ path, kind, name }) => [path, kind, ...(name === undefined ? [] : [name])])).toEqual([
    ['.', 'settings'],
    ['apps/web-e2e', 'tests'],
    ['desk', 'client', 'Electron'],
    ['e2e', 'tests'],
    ['examples/hello', 'example', 'Express'],
    ['libs/esm', 'settings'],
    ['libs/rope', 'library'],
    ['lint', 'settings'],
    ['notes', 'idle'],
    ['phone', 'client', 'Expo'],
    ['templates/{{name}}', 'template'],
  ]);
});

test.each([
  ['Capacitor around Angular', { '@capacitor/core': '7', '@angular/core': '20' }, 'ng build'],
  ['Tauri that asks nothing of its program', { '@tauri-apps/cli': '2', vite: '7' }, 'vite build'],
  ['Electron around Next.js', { electron: '38', next: '16' }, 'next build'],
])('%s is no site', async (_, dependencies, build) => {
  const application = { projectType: 'application', architect: { build: { builder: '@angular/build:application' } } };
  const { services, omitted } = await detect({
    ...express('api/', 4141),
    'app/package.json': package_({ dependencies, scripts: { build } }),
    'app/package-lock.json': '{}',
    'app/angular.json': JSON.stringify({ projects: { app: application } }),
    'app/index.html': '<script type="module" src="/main.js"></script>',
    'app/pages/index.js': '',
  });
  expect(paths(services)).toEqual(['api']);
  expect(omitted).toMatchObject([{ path: 'app', kind: 'client' }]);
});

test('what others of the workspace depend on is a library, whatever it offers', async () => {
  const { omitted } = await detect({
    'package.json': package_({ workspaces: ['*'] }),
    'package-lock.json': '{}',
    'api/main.js': 'express().listen(4141);',
    'api/package.json': package_({ dependencies: { express: '5', rope: '*' }, scripts: { start: 'node main.js' } }),
    'rope/package.json': package_({ name: 'rope', scripts: { start: 'tsc --watch' } }),
  });
  expect(omitted).toContainEqual({ path: 'rope', kind: 'library', source: { file: 'rope/package.json' } });
});

test('examples are the stack where nothing else is one, as long as there is only one', async () => {
  expect(paths((await detect(express('examples/one/', 4141))).services)).toEqual(['examples/one']);
  const two = { ...express('examples/one/', 4141), ...express('examples/two/', 4242) };
  await expect(detect(two)).rejects.toMatchObject({
    code: 'NOT_A_PROJECT',
    lines: expect.arrayContaining(['Left out, examples: examples/one (Express), examples/two (Express)']),
  });
  const { services } = await detect(two, { services: { two: { path: 'examples/two' } } });
  expect(paths(services)).toEqual(['examples/two']);
});

test('an ignored folder is nobody’s: its port, variables and databases are not those of the folder above', async () => {
  const files = {
    ...express('', 4141),
    'old/legacy/package.json': package_({ dependencies: { koa: '3', pg: '8' } }),
    'old/legacy/server.js': 'connect(process.env.LEGACY_TOKEN, "redis://cache");\napp.listen(9999);',
  };
  const { services } = await detect(files, { ignore: ['old'] });
  expect(services.map(({ path, port }) => [path, port?.value])).toEqual([['.', 4141]]);
  expect(services[0]?.environment).toEqual([]);
  expect(services[0]?.datastores).toEqual([]);
});

test('the top can be ignored, and the folders below it stay', async () => {
  const files = { ...express('', 4141), ...express('api/', 4242) };
  expect(paths((await detect(files, { ignore: ['.'] })).services)).toEqual(['api']);
});

test('a manifest that can’t be read stops its own folder alone', async () => {
  const files = { ...express('api/', 4141), 'old/package.json': '{ "name": "old",\n}' };
  const facts = await detect(files);
  expect(paths(facts.services)).toEqual(['api']);
  const plan = planFacts(facts);
  expect(() => requirePlan(plan)).toThrow(
    expect.objectContaining({
      code: 'MANIFEST_BROKEN',
      message: "old/package.json:2 can't be read: property name expected.",
    }),
  );
  expect(requirePlan(planFacts(await detect(files, { ignore: ['old'] }))).services).toHaveLength(1);
  // Among tests it is nobody's concern.
  const fixture = { ...express('api/', 4141), 'api/test/fixtures/broken/package.json': '{' };
  expect((await detect(fixture)).unsupported).toEqual([]);
});

test('one cause is told once, with all of its folders, and several at once', async () => {
  const files = { 'a/go.mod': 'module a\n', 'b/go.mod': 'module b\n', 'c/Cargo.toml': '[package]\n' };
  await expect(detect(files)).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    lines: expect.arrayContaining([
      expect.stringMatching(/^Go was found in a \(a\/go\.mod:1\), b \(b\/go\.mod:1\)$/),
      expect.stringMatching(/^Rust was found in c /),
    ]),
    fix: expect.stringContaining('ignore: [a, b, c]'),
  });
  const plan = planFacts(await detect({ ...files, ...express('api/', 4141) }));
  expect(
    plan.questions
      .filter(({ blocking }) => blocking)
      .map(({ candidates }) => paths(candidates.map(({ value }) => ({ path: value })))),
  ).toEqual([['a', 'b'], ['c']]);
  expect(() => requirePlan(plan)).toThrow(expect.objectContaining({ code: 'QUESTIONS_OPEN' }));
});

test('thousands of folders are told apart in one pass', async () => {
  const files: Record<string, string> = express('api/', 4141);
  for (let index = 0; index < 3000; index += 1) {
    files[`libs/l${index}/package.json`] = package_({ exports: './a.js' });
    for (let file = 0; file < 10; file += 1) files[`libs/l${index}/src/f${file}.js`] = '';
  }
  const { omitted } = await detect(files);
  expect(omitted?.filter(({ kind }) => kind === 'library')).toHaveLength(3000);
});

test('a folder that is named by a placeholder is no project, even where nothing else starts', async () => {
  const template = detect(express('{{cookiecutter.project_slug}}/', 4141));
  await expect(template).rejects.toMatchObject({ code: 'NOT_A_PROJECT' });
});

test('documentation beside other applications of a monorepo is one of them', async () => {
  const { services } = await detect({
    ...express('apps/web/', 4141),
    ...express('apps/docs/', 4242),
    ...express('docs/', 4343),
  });
  expect(paths(services)).toEqual(['apps/docs', 'apps/web']);
});

test('a source that is too large to be read is named, and asked about', async () => {
  const files = {
    ...express('api/', 4141),
    'api/rates.js': `export const rates = '${'7'.repeat(1_000_001)}'; process.env.TIDE_TABLE;`,
    'api/rates.json': '8'.repeat(1_000_001),
    'api/test/rates.js': '9'.repeat(1_000_001),
  };
  const facts = await detect(files);
  expect(facts.largeSources).toEqual(['api/rates.js']);
  expect(facts.services[0]?.environment).toEqual([]);
  const asked = requirePlan(planFacts(facts, {})).questions.find(({ subject }) => subject === 'largeSources');
  expect(asked).toMatchObject({ blocking: false, candidates: [{ value: 'api/rates.js' }] });
});
