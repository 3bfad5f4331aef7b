import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './missing-pids-limit.ts';

const check = kept(declared);

test('passes with a limit', () => {
  expect(check.judge({ limits: { pids: 96 } }, subject())).toEqual({
    outcome: 'pass',
    message: 'The kernel allows 96 processes and threads.',
    measures: [{ value: 96, unit: 'processes' }],
  });
});

test('fails without one, whatever else is limited', () => {
  expect(check.judge({ limits: { memoryBytes: 5, cpus: 1 } }, subject())).toMatchObject({ outcome: 'fail' });
});
