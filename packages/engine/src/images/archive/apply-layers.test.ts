import { expect, test } from 'vitest';
import { applyLayers } from './apply-layers.ts';

function layer(...paths: string[]) {
  return { entries: paths.map((path) => ({ path, type: 'file' as const, mode: 0o644, secret: false })) };
}

test('upper layers add to lower ones', () => {
  expect([...applyLayers([layer('/a', '/b/c'), layer('/b/d')]).keys()]).toEqual(['/a', '/b/c', '/b/d']);
});

test('a whiteout removes a file, and a folder with all that is in it', () => {
  expect([...applyLayers([layer('/a', '/b', '/b/c/d', '/bc'), layer('/.wh.b')]).keys()]).toEqual(['/a', '/bc']);
});

test('a file in the place of a folder hides what was in it', () => {
  expect([...applyLayers([layer('/b/old', '/c'), layer('/b')]).keys()]).toEqual(['/b', '/c']);
});

test('an opaque folder hides what was below and keeps what is new', () => {
  expect([...applyLayers([layer('/b/old'), layer('/b/.wh..wh..opq', '/b/new')]).keys()]).toEqual(['/b/new']);
});

test('a layer that removes a hundred thousand files one by one is applied in a moment', () => {
  const paths = Array.from({ length: 100_000 }, (_, index) => `/srv/${index % 100}/${index}`);
  const removals = paths.map((path) => path.replace(/\/(\d+)$/, '/.wh.$1'));
  const began = performance.now();
  expect([...applyLayers([layer(...paths, '/kept'), layer(...removals)]).keys()]).toEqual(['/kept']);
  expect(performance.now() - began).toBeLessThan(5000);
});
