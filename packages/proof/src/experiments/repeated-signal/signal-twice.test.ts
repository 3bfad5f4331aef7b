import { expect, test } from 'vitest';
import type { Hold, RequestRecord } from '../../load/request-record.ts';
import { countTwice } from './signal-twice.ts';

const first = { notBeforeMs: 10_000, notAfterMs: 10_020 };
const second = { notBeforeMs: 10_500, notAfterMs: 10_520 };
const usual = {
  answers: new Map([['/quay', { classes: new Set([2]), leastBytes: 5, mostBytes: 5, answers: 3 }]]),
  ...{ readiness: undefined, settledMs: 200 },
};
const answer = { status: 200, bytes: 5, endsWithConnection: false };
function record(sentMs: number, endedMs: number, more: { lost?: true; hold?: Hold } = {}): RequestRecord {
  const { lost, ...rest } = more;
  const end = lost
    ? { outcome: 'broken' as const, detail: 'ECONNRESET' }
    : { outcome: 'answered' as const, detail: '200', answer };
  return { path: '/quay', plannedMs: sentMs, sentMs, endedMs, ...rest, ...end };
}
const count = (...records: RequestRecord[]) => countTwice(records, { first, second, usual });

test('in flight at both is what was sent before the first and answered after the second', () => {
  const held = { hold: 'unfinished body' as const };
  expect(count(record(9_500, 11_000, held), record(9_500, 10_600, { ...held, lost: true }))).toMatchObject({
    ...{ apartMs: 500, inFlightBefore: 2, inFlight: 2, inFlightLost: 1, heldBy: ['unfinished body'] },
    lostExamples: [expect.stringContaining('ECONNRESET')],
  });
});

test('what the first one has lost is not in flight at the second, nor is what came between the two', () => {
  expect(count(record(9_500, 10_100, { lost: true }), record(10_200, 10_900), record(9_900, 10_900))).toMatchObject({
    ...{ inFlightBefore: 1, inFlight: 0, inFlightLost: 0, between: 1, betweenLost: 0 },
  });
});

test('what came between the two and after them is counted apart', () => {
  expect(
    count(
      record(10_200, 10_210),
      record(10_300, 10_301, { lost: true }),
      record(10_600, 10_610),
      record(10_700, 10_701, { lost: true }),
    ),
  ).toMatchObject({ between: 2, betweenLost: 1, after: 2, afterLost: 1 });
});
