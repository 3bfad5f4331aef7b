import { expect, test } from 'vitest';
import { countDrain } from './count-drain.ts';
import type { RequestRecord } from './request-generator.ts';

const usual = (...errors: string[]) => ({ errors: new Set(errors), settledMs: 60 });
const signal = { notBeforeMs: 10_000, notAfterMs: 10_080 };

function record(sentMs: number | undefined, endedMs: number, detail: string): RequestRecord {
  const outcome = /^\d+$/.test(detail) ? 'answered' : 'lost';
  return { path: '/buy', ...(sentMs === undefined ? {} : { sentMs }), endedMs, outcome, detail };
}

function count(...records: RequestRecord[]) {
  const { timeline: _timeline, ...numbers } = countDrain(records, signal, usual('200'));
  return numbers;
}

const none = { inFlight: 0, inFlightLost: 0, afterSignal: 0, afterSignalLost: 0, lostExamples: [] };

test('what was answered before the signal is not in flight', () => {
  expect(count(record(9000, 9990, '200'))).toEqual({ ...none, requests: 1 });
});

test('what was sent before and answered after the signal was in flight', () => {
  expect(count(record(9000, 10_300, '200'))).toEqual({ ...none, requests: 1, inFlight: 1 });
});

test('a connection that breaks while the signal is being sent is lost by it', () => {
  expect(count(record(9900, 10_010, 'ECONNRESET'))).toEqual({
    ...none,
    ...{ requests: 1, inFlight: 1, inFlightLost: 1 },
    lostExamples: ['/buy: sent 100 ms before the signal, lost 10 ms after it (ECONNRESET)'],
  });
});

test('an answer while the signal is being sent may have come before it', () => {
  expect(count(record(9900, 10_010, '200'))).toEqual({ ...none, requests: 1 });
});

test('what was sent just before the signal may not have arrived', () => {
  expect(count(record(9960, 10_300, 'ECONNRESET'))).toEqual({ ...none, requests: 1 });
});

test('what comes after the signal is counted by itself', () => {
  expect(count(record(10_100, 10_110, '200'), record(undefined, 10_200, 'ECONNREFUSED'))).toEqual({
    ...none,
    ...{ requests: 2, afterSignal: 2, afterSignalLost: 1 },
  });
});

test.each([
  ['500', 1],
  ['502', 1],
  ['503', 0],
  ['504', 0],
  ['404', 0],
])('in flight and answered by %s: %d lost', (status, inFlightLost) => {
  expect(count(record(9000, 10_300, status))).toMatchObject({ inFlight: 1, inFlightLost });
});

test('a server that always answers 500 loses nothing by it', () => {
  expect(countDrain([record(9000, 10_300, '500')], signal, usual('500')).inFlightLost).toBe(0);
});

test('the picture has a step for each 100 ms up to the last request', () => {
  const { timeline } = countDrain([record(9000, 9950, '200'), record(9000, 10_120, 'ECONNRESET')], signal, usual());
  expect(timeline.slice(-3)).toEqual([
    { atMs: -100, answered: 1, lost: 0 },
    { atMs: 0, answered: 0, lost: 0 },
    { atMs: 100, answered: 0, lost: 1 },
  ]);
  expect(timeline[0]).toEqual({ atMs: -1000, answered: 0, lost: 0 });
});
