import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './heap-share.ts';

const check = kept(declared);

const containerBytes = 300_000_000;

test.each([
  [65, 'pass'],
  [75, 'pass'],
  [7.4, 'fail'],
  [64.9, 'fail'],
  [75.1, 'fail'],
  [101.2, 'fail'],
])('a heap of %d %% of the container: %s', (share, outcome) => {
  const limitBytes = Math.round((containerBytes * share) / 100);
  expect(check.judge({ heap: { limitBytes, containerBytes } }, subject())).toMatchObject({
    outcome,
    measures: [{ value: share, budget: 75, unit: '%' }],
  });
});

test('does not apply without a memory limit', () => {
  expect(check.judge({ heap: { limitBytes: 4_345_298_944 } }, subject())).toEqual({
    outcome: 'not-applicable',
    message: 'The container has no memory limit that the heap could be a share of.',
  });
});

test('a bare image is not held against the limit that the proof chose for it', () => {
  const run = { command: 'docker run --memory 512m quay', refused: [] };
  const heap = { limitBytes: 272e6, containerBytes: 537e6 };
  expect(check.judge({ heap }, subject({ run }))).toMatchObject({ outcome: 'not-applicable' });
  expect(check.judge({ heap }, subject())).toMatchObject({ outcome: 'fail' });
});
