import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import check from './slow-start.ts';

test.each([
  [1500, 'pass'],
  [1501, 'fail'],
])('healthy after %d ms of 1.5 s: %s', (healthyMs, outcome) => {
  const start = { healthyMs, waitedMs: 1600, observedBy: 'http' as const };
  expect(check.judge({ start }, subject())).toMatchObject({
    outcome,
    measures: [{ value: healthyMs / 1000, budget: 1.5, unit: 's' }],
  });
});

test('fails when it never became healthy', () => {
  expect(check.judge({ start: { waitedMs: 12_300, observedBy: 'http' } }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'It gave no healthy answer within 12.3 s.',
  });
});

test('fails when it ended before, and says so', () => {
  const start = { waitedMs: 840, observedBy: 'http' as const, exitCode: 3 };
  expect(check.judge({ start }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'It ended with exit code 3 before it gave a healthy answer.',
    seen: ["exit code 3, 840 ms after the container's start"],
  });
});
