import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './shell-in-image.ts';

const check = kept(declared);

const imageFiles = {
  ...{ files: 345, unpackedBytes: 5, transferredBytes: 4, layers: [] },
  ...{ shells: [], packageManagers: [], setuid: [], secretFiles: [] },
};

test('passes when there is neither', () => {
  expect(check.judge({ imageFiles }, subject())).toEqual({
    outcome: 'pass',
    message: 'None among 345 files.',
    measures: [{ value: 0, budget: 0, unit: 'files' }],
  });
});

test.each([
  ['a shell', { shells: ['/usr/bin/dash'] }, '/usr/bin/dash'],
  ['a package manager', { packageManagers: ['/usr/bin/apt'] }, '/usr/bin/apt'],
])('fails for %s', (_, change, seen) => {
  expect(check.judge({ imageFiles: { ...imageFiles, ...change } }, subject())).toMatchObject({
    outcome: 'fail',
    seen: [seen],
  });
});

test('does not apply at level standard', () => {
  const files = { ...imageFiles, shells: ['/bin/sh'] };
  expect(check.judge({ imageFiles: files }, subject({ security: 'standard' }))).toMatchObject({
    outcome: 'not-applicable',
  });
});
