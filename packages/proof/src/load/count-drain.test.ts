import { expect, test } from 'vitest';
import { countDrain, type Usual } from './count-drain.ts';
import type { RequestRecord } from './request-record.ts';
import { learnUsualAnswers } from './usual-answers.ts';

const signal = { notBeforeMs: 10_000, notAfterMs: 10_080 };

function record(
  sentMs: number | undefined,
  endedMs: number,
  detail: string,
  changes: Partial<RequestRecord> = {},
): RequestRecord {
  const answer = { status: Number(detail), bytes: 7, endsWithConnection: false };
  const answered = /^\d+$/.test(detail) ? { outcome: 'answered' as const, answer } : { outcome: 'broken' as const };
  const sent = sentMs === undefined ? {} : { sentMs };
  return { path: '/buy', plannedMs: sentMs ?? endedMs, ...sent, endedMs, detail, ...answered, ...changes };
}

const usual: Usual = { answers: learnUsualAnswers([record(1, 2, '200')]), readiness: '/ready', settledMs: 60 };

function count(records: RequestRecord[], changes: Partial<Usual> = {}) {
  const {
    timeline: _timeline,
    latency: _latency,
    notReadyMs: _ready,
    unservedMs: _unserved,
    ...numbers
  } = countDrain(records, signal, { ...usual, ...changes });
  return numbers;
}

const none = { inFlight: 0, inFlightLost: 0, afterSignal: 0, afterSignalLost: 0, lostExamples: [], heldBy: [] };

test('how long answers took is told step by step, from when they were planned, and of the steady load alone', () => {
  const { latency } = countDrain(
    [
      record(9895, 9910, '200', { plannedMs: 9890 }),
      record(9890, 9920, '200'),
      record(9890, 9990, '200'),
      record(9000, 9950, '200', { hold: 'slow route' }),
      record(9890, 9960, 'ECONNRESET'),
      record(10_100, 10_104.26, '200'),
      record(1, 2, '200'),
    ],
    signal,
    usual,
  );
  expect(latency).toEqual([
    { atMs: -100, medianMs: 30, slowestMs: 100 },
    { atMs: 100, medianMs: 4.3, slowestMs: 4.3 },
  ]);
});

test('what a balancer would notice has its moment: not ready, and the first that found nobody', () => {
  const unready = (endedMs: number, path = '/ready') => record(endedMs - 3, endedMs, '503', { path });
  const records = [unready(9990), unready(10_150), unready(10_120), unready(10_100, '/buy')];
  expect(countDrain(records, signal, usual)).toMatchObject({ notReadyMs: 120 });
  const refused = [record(undefined, 10_400, 'ECONNREFUSED'), record(undefined, 10_300, 'ECONNREFUSED')];
  expect(countDrain([...refused, record(9900, 10_090, 'ECONNRESET')], signal, usual)).toMatchObject({
    unservedMs: 300,
  });
  const calm = countDrain([record(9900, 9990, '200')], signal, usual);
  expect([calm.notReadyMs, calm.unservedMs]).toEqual([undefined, undefined]);
});

test('what was answered before the signal is not in flight', () => {
  expect(count([record(9000, 9990, '200')])).toEqual({ ...none, requests: 1 });
});

test('what was sent before and answered after the signal was in flight', () => {
  const slow = record(9000, 10_300, '200', { hold: 'slow route' });
  expect(count([slow])).toEqual({ ...none, requests: 1, inFlight: 1, heldBy: ['slow route'] });
});

test('a connection that breaks while the signal is being sent is lost by it', () => {
  expect(count([record(9900, 10_010, 'ECONNRESET')])).toEqual({
    ...none,
    ...{ requests: 1, inFlight: 1, inFlightLost: 1 },
    lostExamples: ['/buy: sent 100 ms before the signal, lost 10 ms after it (ECONNRESET)'],
  });
});

test('an answer while the signal is being sent may have come before it', () => {
  expect(count([record(9900, 10_010, '200')])).toEqual({ ...none, requests: 1 });
});

test('what was sent just before the signal may not have arrived', () => {
  expect(count([record(9960, 10_300, 'ECONNRESET')])).toEqual({ ...none, requests: 1 });
});

test('what comes after the signal is counted by itself', () => {
  expect(count([record(10_100, 10_110, '200'), record(undefined, 10_200, 'ECONNREFUSED')])).toEqual({
    ...none,
    ...{ requests: 2, afterSignal: 2, afterSignalLost: 1 },
  });
});

test.each(['404', '500', '501', '503'])('in flight and answered by %s, usually 200, is lost', (status) => {
  expect(count([record(9000, 10_300, status)])).toMatchObject({ inFlight: 1, inFlightLost: 1 });
});

test('what the load itself gave up is neither answered nor lost', () => {
  const endless = record(9000, 30_000, '200', { outcome: 'given-up' });
  expect(count([endless])).toMatchObject({ inFlight: 0, inFlightLost: 0 });
});

test('a header without its end binds nobody; one that is answered shows that it was waited for', () => {
  const hold = { hold: 'unfinished header' as const };
  const [dropped, answered] = [record(9000, 10_010, 'ECONNRESET', hold), record(9000, 10_400, '200', hold)];
  expect(count([dropped, dropped])).toMatchObject({ inFlight: 0, inFlightLost: 0 });
  expect(count([answered, answered])).toMatchObject({ inFlight: 2, inFlightLost: 0 });
  expect(count([answered, dropped])).toMatchObject({ inFlight: 2, inFlightLost: 1 });
  // Another request that is answered shows nothing of headers.
  expect(count([record(9000, 10_400, '200'), dropped])).toMatchObject({ inFlight: 1, inFlightLost: 0 });
});

test('an error while a dependency was paused may be an answer to that; one after it is not', () => {
  const hold = { hold: 'paused dependency' as const };
  const paused = { pausedUntilMs: 10_400 };
  expect(count([record(9000, 10_300, '500', hold)], paused)).toMatchObject({ inFlight: 0 });
  expect(count([record(9000, 10_500, '500', hold)], paused)).toMatchObject({ inFlight: 1, inFlightLost: 1 });
  expect(count([record(9000, 10_300, 'ECONNRESET', hold)], paused)).toMatchObject({ inFlightLost: 1 });
});

test('the picture has a step for each 100 ms up to the last request, and tells what was sent after the signal', () => {
  const records = [
    record(9000, 9950, '200'),
    record(9000, 10_120, 'ECONNRESET'),
    record(10_130, 10_140, 'ECONNREFUSED'),
  ];
  const { timeline } = countDrain(records, signal, usual);
  expect(timeline.slice(-3)).toEqual([
    { atMs: -100, answered: 1, lost: 0, unserved: 0 },
    { atMs: 0, answered: 0, lost: 0, unserved: 0 },
    { atMs: 100, answered: 0, lost: 2, unserved: 1 },
  ]);
  expect(timeline[0]).toEqual({ atMs: -1000, answered: 0, lost: 0, unserved: 0 });
});

test.each<[string, RequestRecord, number]>([
  ['sent as long before as it takes to be settled', record(9940, 10_300, '200'), 1],
  ['a millisecond later', record(9941, 10_300, '200'), 0],
  ['answered at the last moment at which the signal may have come', record(9000, 10_080, '200'), 0],
  ['answered after it', record(9000, 10_081, '200'), 1],
  ['broken at the first moment at which it may have come', record(9000, 10_000, 'ECONNRESET'), 0],
  ['broken after it', record(9000, 10_001, 'ECONNRESET'), 1],
  ['never handed over', record(undefined, 10_300, 'ECONNREFUSED'), 0],
])('in flight, %s: %#', (_, request, inFlight) => expect(count([request])).toMatchObject({ inFlight }));

test.each([
  [10_080, 0],
  [10_081, 1],
])('planned at %d: after the signal %d', (at, afterSignal) => {
  expect(count([record(at, 10_300, '200')])).toMatchObject({ afterSignal, afterSignalLost: 0 });
});

test('an error of a dependency that was paused is no loss only while it was, and only an error of the server', () => {
  const hold = { hold: 'paused dependency' as const };
  const paused = { pausedUntilMs: 10_400 };
  const lostOf = (one: RequestRecord, changes: Partial<Usual> = paused) => count([one], changes).inFlightLost;
  expect(lostOf(record(9000, 10_399, '500', hold))).toBe(0);
  expect(lostOf(record(9000, 10_400, '500', hold))).toBe(1);
  expect(lostOf(record(9000, 10_300, '404', hold))).toBe(1);
  expect(lostOf(record(9000, 10_300, '500'))).toBe(0);
  expect(lostOf(record(9000, 10_300, '500', { hold: 'slow route' }))).toBe(1);
  expect(lostOf(record(9000, 10_300, '500', hold), {})).toBe(1);
});

test('how requests were held is told once each, in order, and at most ten losses are', () => {
  const lost = (hold: 'slow route' | 'paused dependency') => record(9000, 10_300.4, 'ECONNRESET', { hold });
  const { heldBy, lostExamples, inFlightLost } = count([
    ...Array.from({ length: 6 }, () => lost('slow route')),
    ...Array.from({ length: 6 }, () => lost('paused dependency')),
  ]);
  expect(heldBy).toEqual(['paused dependency', 'slow route']);
  expect(inFlightLost).toBe(12);
  expect(lostExamples).toHaveLength(10);
  expect(lostExamples[0]).toBe('/buy: sent 1000 ms before the signal (slow route), lost 300 ms after it (ECONNRESET)');
});

test('the picture begins a second before the signal and ends three after it; what the load gave up is not in it', () => {
  const times = [8999, 9000, 9099, 9100, 12_999, 13_000];
  const { timeline } = countDrain(
    [...times.map((at) => record(8000, at, '200')), record(8000, 9500, '200', { outcome: 'given-up' })],
    { ...signal, notAfterMs: 10_001 },
    usual,
  );
  expect(timeline).toHaveLength(40);
  expect(timeline.filter(({ answered, lost }) => answered + lost > 0)).toEqual([
    { atMs: -1000, answered: 2, lost: 0, unserved: 0 },
    { atMs: -900, answered: 1, lost: 0, unserved: 0 },
    { atMs: 2900, answered: 1, lost: 0, unserved: 0 },
  ]);
  expect(countDrain([], signal, usual).timeline).toEqual([]);
});

test('the picture accuses no more than the verdict: what was not in flight found nobody', () => {
  const { timeline } = countDrain([record(10_080, 10_120, 'ECONNRESET')], signal, usual);
  expect(timeline.at(-1)).toEqual({ atMs: 100, answered: 0, lost: 1, unserved: 1 });
});

test('a route that only ever failed has nothing to lose, and proves nothing', () => {
  const failing = { answers: learnUsualAnswers([record(1, 2, '500')]) };
  const slow = record(9000, 10_300, '500', { hold: 'slow route' });
  const later = record(10_200, 10_300, '500');
  expect(count([slow, later], failing)).toEqual({ ...none, requests: 2 });
  expect(count([slow, later])).toMatchObject({ inFlight: 1, inFlightLost: 1, afterSignal: 1, afterSignalLost: 1 });
});
