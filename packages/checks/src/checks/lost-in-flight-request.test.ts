import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './lost-in-flight-request.ts';

const check = kept(declared);

const drain = {
  ...{ requests: 900, inFlight: 12, inFlightLost: 0, afterSignal: 40, afterSignalLost: 31 },
  ...{ timeline: [], lostExamples: [] },
};

const after =
  '31 of 40 sent after the signal found nobody: a balancer would still have sent these, until it is told to stop. They do not decide.';

test('passes when none in flight was lost, whatever came after the signal', () => {
  expect(check.judge({ drain }, subject())).toEqual({
    outcome: 'pass',
    message: '12 requests were in flight at the signal, and all were answered.',
    measures: [{ value: 0, budget: 0, of: 12, unit: 'requests', label: 'Lost in flight' }],
    seen: [after],
  });
});

test('fails for a single one', () => {
  const lostExamples = ['/quay: sent 100 ms before the signal, lost 3 ms after it (ECONNRESET)'];
  expect(check.judge({ drain: { ...drain, inFlightLost: 1, lostExamples } }, subject())).toMatchObject({
    ...{ outcome: 'fail', message: '1 of 12 requests in flight at the signal was lost.', certain: false },
    ...{ measures: [{ value: 1, budget: 0, unit: 'requests' }], seen: [...lostExamples, after] },
  });
});

const times = (...attempts: [lost: number, busy: boolean][]) => ({
  ...{ ...drain, inFlightLost: Math.max(...attempts.map(([lost]) => lost)) },
  attempts: attempts.map(([inFlightLost, busy]) => ({ inFlight: 12, inFlightLost, lateMs: 4, busy })),
});

test.each<[string, [number, boolean][], string, boolean | undefined]>([
  [
    'each time on a busy machine',
    [
      [3, true],
      [5, true],
      [2, true],
    ],
    'fail',
    true,
  ],
  [
    'each time, also on a quiet one',
    [
      [3, true],
      [5, false],
      [2, true],
    ],
    'fail',
    true,
  ],
  [
    'sometimes on a quiet machine',
    [
      [3, false],
      [0, false],
      [2, false],
    ],
    'fail',
    true,
  ],
  [
    'sometimes on a busy one',
    [
      [3, true],
      [0, true],
      [2, true],
    ],
    'unknown',
    undefined,
  ],
])('lost %s', (_, attempts, outcome, certain) => {
  const judgement = check.judge({ drain: times(...attempts) }, subject());
  expect([judgement.outcome, 'certain' in judgement ? judgement.certain : undefined]).toEqual([outcome, certain]);
});

test('one request is spoken of as one', () => {
  expect(check.judge({ drain: { ...drain, inFlight: 1 } }, subject())).toMatchObject({
    message: '1 request was in flight at the signal, and it was answered.',
  });
  expect(check.judge({ drain: { ...drain, inFlight: 1, inFlightLost: 1 } }, subject())).toMatchObject({
    message: '1 of 1 request in flight at the signal was lost.',
  });
});

test('where none was in flight, nobody knows, whatever came after the signal', () => {
  const none = { ...drain, inFlight: 0, afterSignalLost: 0 };
  const nothingInFlight = 'Nothing was in flight at the signal: name a `slowPath`.';
  expect(check.judge({ drain: { ...none, nothingInFlight } }, subject())).toEqual({
    ...{ outcome: 'unknown', message: nothingInFlight, seen: [] },
  });
  expect(check.judge({ drain: none }, subject()).outcome).toBe('unknown');
});
