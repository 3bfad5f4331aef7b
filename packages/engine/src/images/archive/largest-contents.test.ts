import { expect, test } from 'vitest';
import { LargestContents, packageOf } from './largest-contents.ts';

test.each([
  ['/app/node_modules/next/dist/server.js', 'node_modules/next'],
  ['/app/node_modules/@prisma/client/index.js', 'node_modules/@prisma/client'],
  ['/app/node_modules/next/node_modules/sharp/lib.node', 'node_modules/next'],
  ['/app/node_modules/.pnpm/next@16.0.1/node_modules/next/index.js', 'node_modules/.pnpm/next@16.0.1'],
  ['/opt/site-packages/sqlalchemy/engine/base.py', 'site-packages/sqlalchemy'],
  ['/opt/site-packages/six.py', undefined],
  ['/usr/lib/python3.13/asyncio/base.py', '/usr/lib/python3.13'],
  ['/usr/local/lib/node/npm.js', '/usr/local/lib/node'],
  ['/usr/lib/x86_64-linux-gnu/libssl.so.3', undefined],
  ['/usr/lib/libfoo.so', undefined],
  ['/app/src/lib/quay/a/b.js', undefined],
  ['/app/server.js', undefined],
])('%s belongs to %s', (path, name) => {
  expect(packageOf(path)).toBe(name);
});

test('the five largest of each are named, and no crumbs', () => {
  const contents = new LargestContents();
  for (let place = 1; place <= 7; place += 1) contents.add(`/srv/${place}.bin`, place * 100_000);
  contents.add('/srv/node_modules/rope/a.js', 30_000);
  contents.add('/srv/node_modules/rope/b.js', 40_000);
  contents.add('/srv/node_modules/anchor/a.js', 70_000);
  contents.add('/srv/node_modules/crumb/a.js', 9);
  contents.add('/srv/crumb', 9);
  expect(contents.read()).toEqual({
    packages: [
      { name: 'node_modules/anchor', bytes: 70_000 },
      { name: 'node_modules/rope', bytes: 70_000 },
    ],
    files: [7, 6, 5, 4, 3].map((place) => ({ path: `/srv/${place}.bin`, bytes: place * 100_000 })),
  });
});
