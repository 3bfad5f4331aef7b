import { expect, test } from 'vitest';
import { endOfLife } from './end-of-life.ts';

test.each([
  ['node', '20.20.2', 'Node.js 20', '2026-04-30'],
  ['python', '3.9', 'Python 3.9', '2025-10-31'],
  ['debian', '12.4', 'Debian 12', '2028-06-30'],
  ['alpine', '3.21.6', 'Alpine Linux 3.21', '2026-11-01'],
  ['ubuntu', '24.04', 'Ubuntu 24.04', '2029-05-31'],
])('%s %s is %s, which ends on %s', (product, version, name, end) => {
  expect(endOfLife(product, version)).toMatchObject({ name, end, source: expect.stringMatching(/^https:/) });
});

test('of a release that nobody has listed no end is known, and of a product nothing', () => {
  expect(endOfLife('node', '90.1.0')).toEqual({ name: 'Node.js 90', source: 'https://endoflife.date/nodejs' });
  expect(endOfLife('wolfi', '1')).toBeUndefined();
  expect(endOfLife('constructor', '1')).toBeUndefined();
});
