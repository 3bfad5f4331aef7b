import { expect, test } from 'vitest';
import type { RequestRecord } from './request-record.ts';
import { alwaysFails, learnUsualAnswers, lossOf } from './usual-answers.ts';

function record(status: number, bytes: number, changes: Partial<RequestRecord> = {}): RequestRecord {
  return {
    ...{ path: '/quay', plannedMs: 0, sentMs: 0, endedMs: 9, outcome: 'answered', detail: String(status) },
    answer: { status, bytes, endsWithConnection: false },
    ...changes,
  };
}

const cut = (status: number, bytes: number) =>
  record(status, bytes, { answer: { status, bytes, endsWithConnection: true } });
const usual = learnUsualAnswers([record(200, 512), cut(200, 498)]);

test.each<[string, RequestRecord, string | undefined]>([
  ['as usual', record(200, 512), undefined],
  ['another status of the class', record(204, 7), undefined],
  ['404', record(404, 512), '404, usually 2xx'],
  ['501', record(501, 512), '501, usually 2xx'],
  ['a refusal', record(503, 512), '503, usually 2xx'],
  ['a way to somewhere else', record(302, 512), '302, usually 2xx'],
  ['empty', record(200, 0), '200 with an empty body'],
  ['cut short', cut(200, 497), '200 cut short: 497 bytes, usually 498'],
  ['a shorter answer that says so', record(200, 30), undefined],
  ['a broken connection', record(200, 512, { outcome: 'broken', detail: 'ECONNRESET' }), 'ECONNRESET'],
  ['given up by the load', record(200, 12, { outcome: 'given-up', detail: 'no end within 3 s' }), undefined],
  ['given up before its body came', record(200, 0, { outcome: 'given-up' }), undefined],
  ['given up in the midst of its body', { ...cut(200, 12), outcome: 'given-up' }, undefined],
  ['given up, but of another class', record(500, 12, { outcome: 'given-up' }), '500, usually 2xx'],
  ['a route that nobody knows', record(404, 0, { path: '/other' }), undefined],
])('after the signal, %s: %s', (_, answer, loss) => {
  expect(lossOf(answer, usual, '/ready')).toBe(loss);
});

test('the readiness route is meant to refuse while the service goes down', () => {
  const ready = { path: '/ready' };
  const known = learnUsualAnswers([record(200, 9, ready)]);
  expect(lossOf(record(503, 9, ready), known, '/ready')).toBeUndefined();
  expect(lossOf(record(500, 9, ready), known, '/ready')).toBe('500, usually 2xx');
});

test('a route that always fails loses nothing by it, and is known for that', () => {
  const failing = learnUsualAnswers([record(500, 0)]);
  expect(lossOf(record(500, 0), failing, undefined)).toBeUndefined();
  expect(alwaysFails(record(200, 9), failing)).toBe(true);
  expect(alwaysFails(record(500, 9), learnUsualAnswers([record(500, 0), record(200, 9)]))).toBe(false);
  expect(alwaysFails(record(500, 9, { path: '/other' }), failing)).toBe(false);
});

test('what always had one length and is less than half of it then is cut short, also where it says its length', () => {
  const steady = learnUsualAnswers([record(200, 512), record(200, 512), record(200, 512)]);
  expect(lossOf(record(200, 255), steady, '/ready')).toBe('200 cut short: 255 bytes, always 512 before');
  expect(lossOf(record(200, 256), steady, '/ready')).toBeUndefined();
  expect(lossOf(record(200, 255), steady, '/quay')).toBeUndefined();
  const twice = learnUsualAnswers([record(200, 512), record(200, 512)]);
  expect(lossOf(record(200, 255), twice, '/ready')).toBeUndefined();
});

test('what is usual is learned from answers that came, each class once, the shortest of all', () => {
  const broken = record(500, 1, { outcome: 'broken' });
  const { answer: _, ...silent } = record(200, 1);
  const known = learnUsualAnswers([broken, silent, record(200, 90), record(404, 70), record(200, 80)]);
  expect([...known]).toEqual([['/quay', { classes: new Set([2, 4]), leastBytes: 70, mostBytes: 90, answers: 3 }]]);
  expect(lossOf(record(500, 90), known, undefined)).toBe('500, usually 2xx or 4xx');
  const learnedTheOtherWay = learnUsualAnswers([record(404, 70), record(200, 80)]);
  expect(lossOf(record(500, 90), learnedTheOtherWay, undefined)).toBe('500, usually 2xx or 4xx');
  expect(learnUsualAnswers([broken, silent]).size).toBe(0);
  expect(lossOf({ ...silent, outcome: 'given-up' }, known, undefined)).toBeUndefined();
});

test('an empty answer where it always is one, and one cut where nobody says its end, are as usual', () => {
  const known = learnUsualAnswers([record(204, 0)]);
  expect(lossOf(record(204, 0), known, undefined)).toBeUndefined();
  expect(lossOf(cut(200, 498), usual, undefined)).toBeUndefined();
});
