import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './dropped-request.ts';

const check = kept(declared);

const shutdown = { signal: 'SIGTERM', exitMs: 2700, exitCode: 0, killed: false, graceMs: 7000 };
const drain = {
  ...{ requests: 190, inFlight: 3, inFlightLost: 0, afterSignal: 91, afterSignalLost: 0 },
  ...{ timeline: [], lostExamples: [], requestsPerSecond: 45 },
};

test('passes when all that came after the signal were answered', () => {
  expect(check.judge({ drain, shutdown }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: 'All 91 requests that came after the signal were answered.' },
    seen: ['91 requests sent after SIGTERM, at 45 a second; it ended 2.7 s after it'],
  });
});

test('fails when one found nobody; most of them are its own doing', () => {
  const lost = (afterSignalLost: number) => check.judge({ drain: { ...drain, afterSignalLost }, shutdown }, subject());
  expect(lost(1)).toMatchObject({ outcome: 'fail', certain: false, measures: [{ value: 1, of: 91, budget: 0 }] });
  expect(lost(45)).toMatchObject({ certain: false });
  expect(lost(46)).toMatchObject({ outcome: 'fail', certain: true });
});

test('of a site of files it is said, and not judged', () => {
  const judge = (afterSignalLost: number) =>
    check.judge({ drain: { ...drain, afterSignalLost }, shutdown }, subject({ shape: 'static' }));
  expect(judge(90)).toMatchObject({ outcome: 'not-applicable', message: expect.stringContaining('90 of 91 requests') });
  expect(judge(0)).toMatchObject({ outcome: 'pass' });
});

test('where none was sent, nobody knows', () => {
  const silent = { ...drain, afterSignal: 0, requestsPerSecond: undefined };
  expect(check.judge({ drain: silent as never, shutdown }, subject()).outcome).toBe('unknown');
});

test('a service too quick to be caught with one in flight is judged by what came after the signal', () => {
  const quick = { ...drain, inFlight: 0, nothingInFlight: 'Each was answered at once.' };
  expect(check.judge({ drain: quick, shutdown }, subject()).outcome).toBe('pass');
  expect(check.judge({ drain: { ...quick, afterSignalLost: 80 }, shutdown }, subject()).outcome).toBe('fail');
});
