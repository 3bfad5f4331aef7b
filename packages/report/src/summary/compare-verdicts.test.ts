import type { Measure, Outcome, Verdict } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { compareVerdicts } from './compare-verdicts.ts';
import { describeComparison } from './comparison.ts';

function verdict(check: string, service: string, outcome: Outcome, ...measures: Measure[]): Verdict {
  const title = `${check} ${outcome}`;
  return { check, service, outcome, severity: 'high', title, message: 'm', measures, seen: [], observedBy: [] };
}

function compare(here: Verdict[], there: Verdict[]) {
  return compareVerdicts({ verdicts: here }, { name: 'tide:1', outcome: 'fail', verdicts: there });
}

const size = (value: number): Measure => ({ value, budget: 60, unit: 'MB', label: 'Image, unpacked' });
const start = (value: number): Measure => ({ value, budget: 2, unit: 's', label: 'Healthy after' });
const lost = (value: number, of: number): Measure => ({ value, of, budget: 0, unit: 'requests', label: 'Lost' });
const heap = (value: number): Measure => ({ value, budget: 75, unit: '%', label: 'Heap' });

test.each([
  [size(41), size(52), 'here'],
  [size(52), size(41), 'there'],
  [size(52), size(52.3), 'alike'],
  [start(0.61), start(0.64), 'alike'],
  [start(1.3), start(1.5), 'alike'],
  [start(1.3), start(1.9), 'here'],
  // There need not be as many requests on both sides: shares are compared, and none is not the same as few.
  [lost(20, 40), lost(31, 60), 'alike'],
  [lost(1, 100), lost(0, 100), 'there'],
  [lost(2, 10), lost(40, 60), 'here'],
  [lost(0, 0), lost(0, 60), undefined],
  // A share has to fit: less of it is not better.
  [heap(70), heap(40), undefined],
] as const)('of %j and %j the better is %s', (here, there, better) => {
  const { rows } = compare([verdict('a', 'quay', 'pass', here)], [verdict('a', 'quay', 'pass', there)]);
  expect(rows.map((row) => row.better)).toEqual([better]);
});

test.each([
  ['pass', 'fail', 'here'],
  ['fail', 'pass', 'there'],
  ['unknown', 'fail', undefined],
  ['not-applicable', 'fail', undefined],
] as const)('of %s and %s the better is %s', (here, there, better) => {
  const { rows } = compare([verdict('a', 'quay', here)], [verdict('a', 'quay', there)]);
  expect(rows).toEqual([
    {
      ...{ check: 'a', service: 'quay', other: 'quay', here: { outcome: here }, there: { outcome: there } },
      ...{ label: `a ${here === 'fail' ? here : there}`, ...(better === undefined ? {} : { better }) },
    },
  ]);
});

test('what is the same is only counted, and what was left out is not compared', () => {
  const left: Verdict = { ...verdict('c', 'quay', 'not-applicable'), leftOut: true };
  const compared = compare(
    [verdict('a', 'quay', 'pass'), verdict('b', 'quay', 'fail'), left],
    [verdict('a', 'quay', 'pass'), verdict('b', 'quay', 'fail'), verdict('c', 'quay', 'fail')],
  );
  expect(compared).toMatchObject({ rows: [], same: 2 });
  expect(describeComparison(compared)).toBe('nothing differs');
});

test('services of one name belong together, and so do two that are left over', () => {
  const compared = compare(
    [verdict('a', 'quay', 'pass'), verdict('a', 'pier', 'fail')],
    [verdict('a', 'quay', 'fail'), verdict('a', 'tide', 'pass')],
  );
  expect(compared.rows.map(({ service, other, better }) => [service, other, better])).toEqual([
    ['quay', 'quay', 'here'],
    ['pier', 'tide', 'there'],
  ]);
  expect(compared.unpaired).toEqual({ here: [], there: [] });
  expect(describeComparison(compared)).toBe('better in a of quay; worse in a of pier');
});

test('services without a counterpart are named, and compared with nothing', () => {
  const compared = compare(
    [verdict('a', 'quay', 'pass'), verdict('a', 'pier', 'fail')],
    [verdict('a', 'tide', 'pass')],
  );
  expect(compared).toMatchObject({ rows: [], unpaired: { here: ['quay', 'pier'], there: ['tide'] } });
  expect(describeComparison(compared)).toBe('no counterpart of quay, pier; tide only there');
});
