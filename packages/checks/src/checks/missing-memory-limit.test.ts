import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './missing-memory-limit.ts';

const check = kept(declared);

test('passes with a limit and measures it', () => {
  expect(check.judge({ limits: { memoryBytes: 201_326_592 } }, subject())).toEqual({
    outcome: 'pass',
    message: 'The kernel ends it above 201 MB.',
    measures: [{ value: 201.3, unit: 'MB' }],
  });
});

test('fails without one, whatever else is limited', () => {
  expect(check.judge({ limits: { cpus: 2, pids: 50 } }, subject())).toMatchObject({ outcome: 'fail' });
});
