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

test('an opaque folder hides what was below and keeps what is new', () => {
  expect([...applyLayers([layer('/b/old'), layer('/b/.wh..wh..opq', '/b/new')]).keys()]).toEqual(['/b/new']);
});
