import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import check from './lost-in-flight-request.ts';

const drain = {
  ...{ requests: 900, inFlight: 12, inFlightLost: 0, afterSignal: 40, afterSignalLost: 31 },
  ...{ timeline: [], lostExamples: [] },
};

test('passes when none in flight was lost, whatever came after the signal', () => {
  expect(check.judge({ drain }, subject())).toEqual({
    outcome: 'pass',
    message: '12 requests were in flight at the signal, and all were answered.',
    measures: [{ value: 0, budget: 0, of: 12, unit: 'requests', label: 'Lost in flight' }],
    seen: ['900 requests in all; 31 of 40 sent after the signal got no answer.'],
  });
});

test('fails for a single one', () => {
  const lost = { ...drain, inFlightLost: 1, lostExamples: ['/buy: lost'] };
  expect(check.judge({ drain: lost }, subject())).toMatchObject({
    outcome: 'fail',
    message: '1 of 12 requests in flight at the signal were lost.',
    seen: ['/buy: lost', '900 requests in all; 31 of 40 sent after the signal got no answer.'],
  });
});
