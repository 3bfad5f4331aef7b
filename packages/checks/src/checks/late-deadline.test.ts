import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './late-deadline.ts';

const check = kept(declared);
const judge = (graceMs: number, ...seconds: number[]) =>
  check.judge(
    { deadlines: { graceMs, stated: seconds.map((each) => ({ by: '--graceful-timeout', seconds: each })) } },
    subject(),
  );

test('passes when the latest one is earlier than the kill', () => {
  expect(judge(30_000, 25, 29)).toMatchObject({
    ...{ outcome: 'pass', message: 'It gives up after 29 s, and would be killed after 30 s.' },
    measures: [{ value: 29, budget: 30, unit: 's' }],
  });
});

test('fails when one is later, or at the same time', () => {
  expect(judge(10_000, 5, 30)).toMatchObject({
    ...{ outcome: 'fail', message: 'It would give up after 30 s, but is killed after 10 s.' },
    fix: expect.stringContaining('stop_grace_period: 35s'),
  });
  expect(judge(30_000, 30).outcome).toBe('fail');
});
