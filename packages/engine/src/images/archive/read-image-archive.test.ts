import { expect, test } from 'vitest';
import { applyLayers } from './read-image-archive.ts';
import type { LayerContent } from './read-layer.ts';

function layer(...paths: string[]): LayerContent {
  const entries = paths.map((path) => ({ path, type: 'file', mode: 0o644, sizeBytes: 3, secret: false }));
  return { name: 'blobs/sha256/7', compressed: true, storedBytes: 2, unpackedBytes: 3 * paths.length, entries };
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
