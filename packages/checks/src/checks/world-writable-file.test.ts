import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './world-writable-file.ts';

const check = kept(declared);

const none = { count: 0, paths: [] };
const strayFiles = { worldWritable: none, development: none, sourceMaps: none };

test('passes when everything has an owner', () => {
  expect(check.judge({ strayFiles }, subject()).outcome).toBe('pass');
});

test('fails with the names that are known, and says how many more there are', () => {
  const worldWritable = { count: 9, paths: ['/srv/cache', '/srv/quay.js'] };
  expect(check.judge({ strayFiles: { ...strayFiles, worldWritable } }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['/srv/cache', '/srv/quay.js', 'and 7 more'], measures: [{ value: 9 }] },
  });
});
