import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './fatal-second-signal.ts';

const check = kept(declared);
const none = { inFlightBefore: 0, inFlight: 0, inFlightLost: 0, heldBy: [], lostExamples: [] };
const served = { between: 11, betweenLost: 0, after: 14, afterLost: 0 };
const base = { signal: 'SIGTERM', apartMs: 500, ...none, ...served, endedBefore: false, killed: false };
const judge = (changes: Partial<typeof base>) => check.judge({ repeatedSignal: { ...base, ...changes } }, subject());
const held = { inFlightBefore: 9, inFlight: 8 };

test('passes when all that were in flight at both are answered, whatever came later', () => {
  expect(judge({ ...held, afterLost: 14, betweenLost: 11 })).toMatchObject({
    ...{ outcome: 'pass', message: 'SIGTERM came twice, 500 ms apart, and 8 requests in flight were answered.' },
    measures: [{ value: 0, of: 8, budget: 0 }],
  });
});

test('fails for a single one', () => {
  expect(judge({ ...held, inFlightLost: 1, lostExamples: [] })).toMatchObject({
    ...{ outcome: 'fail', certain: true, measures: [{ value: 1, of: 8, budget: 0 }] },
    message: expect.stringContaining('1 of 8 requests in flight was lost'),
  });
});

test('what the kill at the end of the grace period cost may be a slow machine', () => {
  expect(judge({ ...held, inFlightLost: 8, killed: true })).toMatchObject({ outcome: 'fail', certain: false });
});

test('with nothing in flight a drain window that goes on is a pass, and one that was cut short is none', () => {
  expect(judge({})).toMatchObject({ outcome: 'pass', message: expect.stringContaining('14 requests') });
  expect(judge({ afterLost: 1 })).toMatchObject({ outcome: 'unknown' });
  expect(judge({ betweenLost: 1 })).toMatchObject({ outcome: 'unknown' });
  expect(judge({ after: 0 })).toMatchObject({ outcome: 'unknown' });
  expect(judge({ between: 0 })).toMatchObject({ outcome: 'unknown' });
});

test('what the first signal has lost is judged elsewhere', () => {
  expect(judge({ inFlightBefore: 8, endedBefore: true })).toMatchObject({ outcome: 'not-applicable' });
});

test('one that had nothing in flight and ended at once is not known', () => {
  expect(judge({ endedBefore: true, betweenLost: 11, afterLost: 14 })).toMatchObject({
    outcome: 'unknown',
    message: expect.stringMatching(/had ended when the second signal came.*`slowPath`/),
  });
});
