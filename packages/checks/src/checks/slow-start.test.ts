import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './slow-start.ts';

const check = kept(declared);

test.each([
  [1500, 'pass'],
  [1501, 'fail'],
])('healthy after %d ms of 1.5 s: %s', (healthyMs, outcome) => {
  const start = { healthyMs, waitedMs: 1600, observedBy: 'http' as const };
  expect(check.judge({ start }, subject())).toMatchObject({
    outcome,
    measures: [{ value: healthyMs / 1000, budget: 1.5, unit: 's', label: 'Healthy after' }],
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

test('says where it listens instead, and what came last', () => {
  const start = { waitedMs: 12_300, observedBy: 'http' as const, lastAnswer: 'status 503' };
  expect(check.judge({ start }, subject({ port: 8080 }))).toMatchObject({
    message: 'It gave no healthy answer within 12.3 s: the last that came was status 503.',
  });
  const listening = [{ address: '0.0.0.0', port: 7070 }];
  expect(check.judge({ start: { ...start, listening, lastAnswer: undefined } }, subject({ port: 8080 }))).toMatchObject(
    {
      outcome: 'fail',
      message: 'It gave no healthy answer within 12.3 s: it listens on 7070, not on 8080.',
      seen: ["no healthy answer 12.3 s after the container's start", 'listens on 0.0.0.0, port 7070'],
      fix: expect.stringContaining('Set `port: 7070`'),
    },
  );
});
