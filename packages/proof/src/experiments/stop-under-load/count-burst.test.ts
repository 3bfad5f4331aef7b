import { expect, test } from 'vitest';
import type { RequestRecord } from '../../load/request-record.ts';
import { learnUsualAnswers } from '../../load/usual-answers.ts';
import { countBurst } from './count-burst.ts';

function records(count: number, detail: string): RequestRecord[] {
  const answer = { status: Number(detail), bytes: 7, endsWithConnection: false };
  const outcome = detail === 'given-up' ? ('given-up' as const) : ('broken' as const);
  const ended = /^\d+$/.test(detail) ? { outcome: 'answered' as const, answer } : { outcome };
  return Array.from({ length: count }, () => ({ path: '/', plannedMs: 1, sentMs: 1, endedMs: 9, detail, ...ended }));
}

const usual = { answers: learnUsualAnswers(records(1, '200')), readiness: undefined, settledMs: 60 };
const count = (all: RequestRecord[][], begun: number) => countBurst(all.flat(), { begun, sent: 50 }, usual);

test.each([
  ['all are answered', [records(40, '200')], 30, 0],
  ['more than were read, the others hung up on', [records(31, '200'), records(9, 'ECONNRESET')], 30, 0],
  ['fewer', [records(28, '200'), records(12, 'ECONNRESET')], 30, 2],
  ['none', [records(40, 'ECONNRESET')], 30, 30],
  ['answers that are none', [records(40, '404')], 30, 30],
  ['more are missing than were refused', [records(10, '503'), records(30, 'ECONNRESET')], 30, 20],
  ['more are missing than the load gave up', [records(10, 'given-up'), records(30, 'ECONNRESET')], 30, 20],
])('%s', (_, all, begun, inFlightLost) => {
  expect(count(all, begun)).toMatchObject({ inFlight: begun, inFlightLost, heldBy: ['read and unanswered request'] });
});

test.each(['429', '500', '503', '504', 'given-up'])('%s leaves it open', (detail) => {
  expect(count([records(40, detail)], 30)).toBeUndefined();
});

test('that what was read is answered is no proof where nothing else is: a freeze may have done that', () => {
  expect(count([records(30, '200'), records(10, 'ECONNRESET')], 30)).toBeUndefined();
  expect(count([records(30, '200')], 30)).toBeUndefined();
});

test('what was lost is said in one line', () => {
  expect(count([records(28, '200'), records(12, 'ECONNRESET')], 30)?.lostExamples).toEqual([
    '30 of 50 requests sent at once were read and unanswered at the signal; of all that were unanswered, 28 got an answer after it',
  ]);
  expect(count([records(40, '200')], 30)?.lostExamples).toEqual([]);
});
