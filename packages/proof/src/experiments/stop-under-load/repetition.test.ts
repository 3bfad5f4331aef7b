import type { EvidenceValues } from '@seaworthy/core/model';
import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { notObserved, observed } from '../../sources/observation.ts';
import type { Attempt } from '../define-experiment.ts';
import { repetition } from './repetition.ts';

const drain = {
  requests: 90,
  inFlight: 8,
  inFlightLost: 0,
  afterSignal: 0,
  afterSignalLost: 0,
  timeline: [],
  lostExamples: [],
};
const shutdown = { signal: 'SIGTERM', exitMs: 800, exitCode: 0, killed: false, graceMs: 12_000 };

function attempt(
  busy: boolean,
  changes: {
    lost?: number;
    shutdown?: Partial<EvidenceValues['shutdown']>;
    none?: true;
    quick?: { afterSignalLost: number };
  } = {},
): Attempt {
  const quick = changes.quick && { ...changes.quick, inFlight: 0, nothingInFlight: 'each was answered at once' };
  const seen = observed('load', { ...drain, inFlightLost: changes.lost ?? 0, lateMs: 3, ...quick });
  return {
    busy,
    found: {
      drain: changes.none ? notObserved('none in flight') : seen,
      shutdown: observed('SIGTERM', { ...shutdown, ...changes.shutdown }),
      init: observed('orphan', { command: String(changes.shutdown?.exitMs ?? 800), reapsZombies: true }),
    },
  };
}

test.each<[string, Attempt | Attempt[], boolean]>([
  ['nothing lost', attempt(false), false],
  ['something lost before, and nothing the next time', [attempt(true, { lost: 1 }), attempt(false)], true],
  ['something lost before, and nothing in flight', [attempt(true, { lost: 1 }), attempt(false, { none: true })], true],
  ['nothing lost on a busy machine', attempt(true), false],
  ['something lost', attempt(false, { lost: 1 }), true],
  ['nothing in flight on a quiet machine', attempt(false, { none: true }), false],
  ['nothing in flight on a busy one', attempt(true, { none: true }), true],
  ['too quick to be caught on a quiet machine', attempt(false, { quick: { afterSignalLost: 9 } }), false],
  ['too quick to be caught on a busy one', attempt(true, { quick: { afterSignalLost: 9 } }), true],
  ['killed on a quiet machine', attempt(false, { shutdown: { killed: true } }), false],
  ['killed on a busy one', attempt(true, { shutdown: { killed: true } }), true],
  ['late on a busy one', attempt(true, { shutdown: { exitMs: 9001 } }), true],
])('%s: again: %s', (_, attempts, again) => {
  expect(repetition.needed([attempts].flat(), subject())).toBe(again);
});

test('the worst loss and the quickest end stand for all, with how often each was seen', () => {
  const merged = repetition.merge([
    attempt(true, { lost: 2, shutdown: { exitMs: 700 } }),
    attempt(true, { none: true, shutdown: { exitMs: 300, killed: true } }),
    attempt(false, { lost: 5, shutdown: { exitMs: 400 } }),
  ]);
  expect(merged.drain).toMatchObject({
    by: 'load; the worst of 2 times',
    value: {
      inFlightLost: 5,
      attempts: [
        { inFlight: 8, inFlightLost: 2, lateMs: 3, busy: true },
        { inFlight: 8, inFlightLost: 5, lateMs: 3, busy: false },
      ],
    },
  });
  expect(merged.shutdown).toMatchObject({
    value: {
      ...{ exitMs: 400, killed: false },
      attempts: [
        { exitMs: 700, killed: false },
        { exitMs: 300, killed: true },
        { exitMs: 400, killed: false },
      ],
    },
  });
  expect(merged.init).toMatchObject({ value: { command: '400' } });
});

test('when nothing was in flight at any time, that is the answer', () => {
  const none = attempt(true, { none: true });
  expect(repetition.merge([none, none]).drain).toEqual(notObserved('none in flight'));
});

test('an attempt that caught nothing in flight counts for what came after the signal alone', () => {
  const quick = (afterSignalLost: number) => attempt(true, { quick: { afterSignalLost } });
  const { drain: none } = repetition.merge([quick(3), quick(7), quick(0)]);
  expect(none).toMatchObject({ value: { inFlight: 0, afterSignalLost: 7, nothingInFlight: expect.any(String) } });
  expect(none).not.toHaveProperty('value.attempts');
  const { drain: one } = repetition.merge([quick(3), attempt(true, { lost: 0 })]);
  expect(one).toMatchObject({ value: { inFlight: 8, attempts: [{ inFlight: 8 }] } });
  expect(one).not.toHaveProperty('value.nothingInFlight');
});
