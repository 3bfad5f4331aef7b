import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unforwarded-signals.ts';

const check = kept(declared);

const shutdown = { signal: 'SIGTERM', exitMs: 2300, exitCode: 0, killed: false, graceMs: 8000 };
const init = { command: 'sh -c shop', reapsZombies: true };

test('passes when the container ended on the signal', () => {
  expect(check.judge({ init: { ...init, forwardsSignals: true }, shutdown }, subject())).toEqual({
    outcome: 'pass',
    message: 'The container ended on SIGTERM to PID 1: sh -c shop',
    measures: [{ value: 0, budget: 0, unit: 'signals', label: 'Swallowed' }],
  });
});

test('fails when only the direct signal ended it', () => {
  expect(check.judge({ init: { ...init, forwardsSignals: false }, shutdown }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['PID 1: sh -c shop', 'no end within 8 s of SIGTERM to PID 1'],
  });
});

test('does not apply when the application ignores the signal itself', () => {
  expect(check.judge({ init, shutdown }, subject())).toMatchObject({ outcome: 'not-applicable' });
});
