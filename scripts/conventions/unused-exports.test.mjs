import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './unused-exports.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const report = (index, more = {}) => ({
  'packages/report/package.json':
    '{ "name": "@seaworthy/report", "private": true, "exports": { ".": "./src/index.ts" } }',
  'packages/report/src/index.ts': index,
  'packages/report/src/render.ts':
    'export type Theme = string;\nexport const renderHtml = 1;\nexport const renderMarkdown = 2;',
  ...more,
});
const user = { 'packages/cli/src/main.ts': "import { renderHtml } from '@seaworthy/report';" };

test('what another package takes is right, and so are types, all of it, and a package that is published', async () => {
  const open = "export { renderHtml, type Theme } from './render.ts';";
  expect(await problemsIn(report(open, user))).toEqual([]);
  const all = { 'packages/cli/src/main.ts': "import * as report from '@seaworthy/report';" };
  expect(await problemsIn(report("export * from './render.ts';", all))).toEqual([]);
  const published = {
    'packages/report/package.json': '{ "name": "@seaworthy/report", "exports": { ".": "./src/index.ts" } }',
  };
  expect(await problemsIn(report("export * from './render.ts';", published))).toEqual([]);
});

test.each([
  ['by name', "export { renderHtml, renderMarkdown } from './render.ts';", {}],
  ['by a star', "export * from './render.ts';", {}],
  ['by a star, of its own', "export { renderHtml } from './render.ts';\nexport const renderMarkdown = 3;", {}],
  [
    "taken by another's test",
    "export * from './render.ts';",
    { 'packages/cli/src/main.test.ts': "import { renderMarkdown } from '@seaworthy/report';" },
  ],
  [
    'taken by its own test',
    "export * from './render.ts';",
    { 'packages/report/src/a.test.ts': "import { renderMarkdown } from '@seaworthy/report';" },
  ],
])('what nobody takes is named: exported %s', async (_, index, more) => {
  expect(await problemsIn(report(index, { ...user, ...more }))).toEqual([
    expect.stringContaining('packages/report/src/index.ts: no other package uses `renderMarkdown`'),
  ]);
});
