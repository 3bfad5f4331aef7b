import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './slow-shutdown.ts';

const check = kept(declared);

const shutdown = { signal: 'SIGTERM', exitMs: 2300, exitCode: 0, killed: false, graceMs: 8000 };

test('passes within the budget', () => {
  expect(check.judge({ shutdown }, subject())).toEqual({
    outcome: 'pass',
    message: 'It ended 2.3 s after SIGTERM.',
    measures: [{ value: 2.3, budget: 9, unit: 's', label: 'Stopped after' }],
  });
});

test('fails over the budget', () => {
  expect(check.judge({ shutdown: { ...shutdown, exitMs: 9001 } }, subject())).toMatchObject({
    outcome: 'fail',
    measures: [{ value: 9.001, budget: 9, unit: 's', label: 'Stopped after' }],
  });
});

test('fails when killed, also within the budget', () => {
  const killed = { ...shutdown, exitMs: 8000, exitCode: 137, killed: true };
  expect(check.judge({ shutdown: killed }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'It was still running 8 s after SIGTERM, the end of its grace period, and was killed.',
  });
});

const killed = (...attempts: boolean[]) => ({
  ...{ ...shutdown, exitMs: 8000, exitCode: 137, killed: attempts.every((one) => one) },
  attempts: attempts.map((one) => ({ exitMs: 8000, killed: one })),
});

test.each([
  ['three times', [true, true, true], true],
  ['twice', [true, true], false],
])('killed %s: certain on a busy machine, too: %s', (_, attempts, certain) => {
  expect(check.judge({ shutdown: killed(...attempts) }, subject())).toMatchObject({ outcome: 'fail', certain });
});
