import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './missing-cpu-limit.ts';

const check = kept(declared);

test('passes with a limit', () => {
  expect(check.judge({ limits: { cpus: 0.75 } }, subject())).toEqual({
    outcome: 'pass',
    message: 'It gets at most 0.75 processors.',
    measures: [{ value: 0.75, unit: 'processors' }],
  });
});

test('fails without one, whatever else is limited', () => {
  expect(check.judge({ limits: { memoryBytes: 5, pids: 50 } }, subject())).toMatchObject({ outcome: 'fail' });
});
