import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { readSources } from '../../../source/sources.ts';
import { javaScriptSources } from '../node-folder.ts';
import { findPackageCall } from './package-calls.ts';

const wanted = { modules: ['pier'], names: ['default', 'build'], undeclared: ['pier'] };

test.each([
  ["import dock from 'pier';\ndock();", true],
  ["import { build as make } from 'pier';\nmake();", true],
  ["import * as all from 'pier';\nall.build();", true],
  ["import dock = require('pier');\ndock();", true],
  ["const { build } = require('pier');\nnew build();", true],
  ["require('pier')();", true],
  ["const dock = (await import('pier')).default;\ndock();", true],
  ['pier();', true],
  ["import type { Dock } from 'pier';\nimport { build } from 'pier';\nbuild();", true],
  ["import { other } from 'pier';\nconst dock = require('pier');\ndock();", true],
  ["import dock, { other } from 'pier';\ndock();", true],
  ["import { other, default as dock } from 'pier';\ndock();", true],
  ["import type dock from 'pier';\nfunction f(a: dock) {}\ndock();", false],
  ["import { other } from 'pier';\nother();", false],
  ["import dock from 'pierce';\ndock(); // pier()", false],
  ['const pier = () => 1;\npier();', false],
  ["import dock from 'pier';\nfunction f(dock) { dock(); }", false],
])('%s: %s', async (text, isFound) => {
  const sources = await readSources(
    { repository: memoryRepository({ 'a.ts': text }), path: '.', files: ['a.ts'], outsideLinks: [] },
    javaScriptSources,
  );
  expect(findPackageCall(sources, wanted) !== undefined).toBe(isFound);
});
