import { expect, test } from 'vitest';
import { memoryRepository } from '../../../repository/memory.ts';
import { readSources } from '../../../source/sources.ts';
import { javaScriptSources } from '../node-folder.ts';
import { callsOfPackage } from './package-calls.ts';

const wanted = { modules: ['pier'], names: ['default', 'build'], undeclared: ['pier'] };

test.each([
  ["import dock from 'pier';\ndock();", 1],
  ["import { build as make } from 'pier';\nmake();", 1],
  ["import * as all from 'pier';\nall.build();", 1],
  ["import dock = require('pier');\ndock();", 1],
  ["const { build } = require('pier');\nnew build();", 1],
  ["require('pier')();", 1],
  ["const dock = (await import('pier')).default;\ndock();", 1],
  ['pier();', 1],
  ["import type dock from 'pier';\nfunction f(a: dock) {}\ndock();", 0],
  ["import { other } from 'pier';\nother();", 0],
  ["import dock from 'pierce';\ndock(); // pier()", 0],
  ['const pier = () => 1;\npier();', 0],
  ["import dock from 'pier';\nfunction f(dock) { dock(); }", 0],
])('%s: %d', async (text, count) => {
  const sources = await readSources(
    { repository: memoryRepository({ 'a.ts': text }), path: '.', files: ['a.ts'], outsideLinks: [] },
    javaScriptSources,
  );
  expect(callsOfPackage(sources, wanted)).toHaveLength(count);
});
