import { expect, test } from 'vitest';
import { strayFilesOf } from './stray-files-of.ts';

type Entry = [path: string, mode?: number, type?: 'file' | 'directory' | 'link' | 'other'];

function stray(...entries: Entry[]) {
  const files = entries.map(
    ([path, mode = 0o644, type = 'file' as const]) => [path, { path, mode, type, secret: false }] as const,
  );
  return strayFilesOf({ files: new Map(files) });
}

test('what every user may change: files, and folders without the sticky bit', () => {
  const { worldWritable } = stray(
    ...([
      ['/srv/open.js', 0o666],
      ['/srv/closed.js', 0o664],
      ['/tmp', 0o1777, 'directory'],
      ['/srv/cache', 0o777, 'directory'],
      ['/srv/cache/own', 0o755, 'directory'],
      ['/bin', 0o777, 'link'],
      ['/dev/null', 0o666, 'other'],
    ] as Entry[]),
  );
  expect(worldWritable).toEqual({ count: 2, paths: ['/srv/cache', '/srv/open.js'] });
});

test('what work on the source leaves, a folder of it once', () => {
  const { development } = stray(
    ...([
      ['/srv/.git/HEAD'],
      ['/srv/.git/objects/7a/11'],
      ['/srv/tests/.pytest_cache/README.md'],
      ['/root/.npm/_cacache/index-v5/07'],
      ['/srv/.env'],
      ['/srv/.env.development.local'],
      ['/var/lib/apt/lists/quay.example_dists_InRelease'],
    ] as Entry[]),
  );
  expect(development.paths).toEqual([
    ...['/root/.npm/_cacache', '/srv/.env', '/srv/.env.development.local', '/srv/.git'],
    ...['/srv/tests/.pytest_cache', '/var/lib/apt/lists'],
  ]);
});

test('lookalikes, empty caches and what packages hold are none', () => {
  const found = stray(
    ...([
      ['/srv/.gitignore'],
      ['/srv/.git', 0o755, 'directory'],
      ['/srv/.env.example'],
      ['/srv/.env.production'],
      ['/srv/env'],
      ['/srv/node_modules/quay/.env'],
      ['/srv/node_modules/quay/quay.js.map'],
      ['/opt/site-packages/quay/.git/HEAD'],
      ['/var/lib/apt/lists/lock'],
      ['/var/cache/apt/archives/lock'],
      ['/srv/chart.map'],
    ] as Entry[]),
  );
  expect([found.development.count, found.sourceMaps.count]).toEqual([0, 0]);
});

test('source maps, and no more names than a reader needs', () => {
  const maps = Array.from({ length: 40 }, (_, index): Entry => [`/srv/${String(index).padStart(2, '0')}.js.map`]);
  const { sourceMaps } = stray(...maps, ['/srv/style.css.map'], ['/srv/quay.mjs.map']);
  expect([sourceMaps.count, sourceMaps.paths.length, sourceMaps.paths[0]]).toEqual([42, 30, '/srv/00.js.map']);
});
