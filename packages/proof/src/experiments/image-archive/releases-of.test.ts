import { expect, test } from 'vitest';
import { releasesOf } from './releases-of.ts';

const node = { product: 'node', version: '22.7.1' };
const file = (path: string, release?: typeof node) =>
  [
    path,
    { path, type: 'file' as const, mode: 0o644, secret: false, ...(release === undefined ? {} : { release }) },
  ] as const;

test('each release is told once, by the first file that says so', () => {
  const files = new Map([
    file('/opt/node', node),
    file('/usr/bin/node', node),
    file('/usr/local/lib/python3.13/os.py'),
    file('/usr/lib/os-release', { product: 'debian', version: '13' }),
    file('/srv/lib/python3.13/other.py'),
    file('/srv/python3.9/os.py'),
  ]);
  expect(releasesOf({ files })).toEqual([
    { product: 'debian', version: '13', path: '/usr/lib/os-release' },
    { ...node, path: '/opt/node' },
    { product: 'python', version: '3.13', path: '/usr/local/lib/python3.13/os.py' },
  ]);
});
