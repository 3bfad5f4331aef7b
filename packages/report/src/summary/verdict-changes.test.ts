import type { Outcome } from '@seaworthy/core/model';
import { smallReport } from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderReport } from '../index.ts';
import { changeSince, describeChanges } from './verdict-changes.ts';

function since(before: Outcome, now: Outcome) {
  const [verdict] = smallReport().verdicts;
  if (verdict === undefined) throw new Error('the report has a verdict');
  const earlier = [{ createdAt: '', outcomes: { 'slow-shutdown': { tide: before } } }];
  return changeSince({ earlier }, { ...verdict, outcome: now });
}

test.each<[Outcome, Outcome, string | undefined]>([
  ['pass', 'fail', 'broke'],
  ['unknown', 'fail', 'broke'],
  ['fail', 'pass', 'mended'],
  ['fail', 'not-applicable', 'mended'],
  ['fail', 'unknown', undefined],
  ['pass', 'unknown', 'lost'],
  ['unknown', 'pass', undefined],
  ['pass', 'pass', undefined],
])('%s, then %s: %s', (before, now, change) => {
  expect(since(before, now)).toBe(change);
});

test('a verdict that was left out neither broke nor was mended', () => {
  const [verdict] = smallReport().verdicts;
  if (verdict === undefined) throw new Error('the report has a verdict');
  const failed = [{ createdAt: '', outcomes: { 'slow-shutdown': { tide: 'fail' as const } } }];
  const left = { ...verdict, outcome: 'not-applicable' as const, leftOut: true as const };
  expect(changeSince({ earlier: failed }, left)).toBeUndefined();
});

const earlier = [
  { createdAt: '2025-02-01T00:00:00.000Z', outcomes: { 'slow-shutdown': { crane: 'fail' as const } } },
  {
    createdAt: '2025-03-01T04:05:06.000Z',
    outcomes: {
      'slow-shutdown': { crane: 'pass' as const, tide: 'fail' as const },
      'exposed-database': { crane: 'pass' as const },
    },
  },
];

test('the last run is what is compared with', () => {
  expect(describeChanges({ ...smallReport(), earlier })).toBe(
    'Since 1 Mar 2025, 04:05 UTC: 1 verdict broke (`slow-shutdown` of crane); 1 verdict was mended (`slow-shutdown` of tide); 1 verdict is no longer known (`exposed-database` of crane).',
  );
  expect(describeChanges(smallReport())).toBe('');
  expect(describeChanges({ ...smallReport(), earlier: [{ createdAt: '', outcomes: {} }] })).toBe('');
});

test.each(['html', 'markdown'] as const)('%s says what broke', async (format) => {
  const text = await renderReport({ ...smallReport(), earlier }, format);
  expect(text.replace(/<\/?code>/g, '`').replaceAll('\\', '')).toContain('1 verdict broke (`slow-shutdown` of crane)');
});
