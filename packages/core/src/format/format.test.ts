import { describe, expect, it } from 'vitest';
import { formatBytes, formatMemoryLimit } from './bytes.ts';
import { formatCount, formatPlural, formatShare } from './count.ts';
import { formatDuration, formatElapsed } from './duration.ts';
import { formatMeasure, formatMeasureShort } from './measure.ts';
import { formatMoment } from './moment.ts';

const table = <Input>(format: (input: Input) => string, rows: [Input, string][]) =>
  expect(rows.map(([input]) => format(input))).toEqual(rows.map(([, text]) => text));

describe('formats', () => {
  it('writes sizes in decimal units with three digits', () => {
    table(formatBytes, [
      [0, '0 B'],
      [999, '999 B'],
      [340_400, '340 kB'],
      [999_499, '999 kB'],
      [999_500, '1 MB'],
      [43_149_000, '43.1 MB'],
      [60_000_000, '60 MB'],
      [99_950_000, '100 MB'],
      [142_400_000, '142 MB'],
      [999_500_000, '1 GB'],
      [1_236_000_000, '1.24 GB'],
    ]);
  });

  it('writes durations without ever saying 1000 ms or 60 s', () => {
    table(formatDuration, [
      [0, '0 ms'],
      [0.4, '<1 ms'],
      [419.6, '420 ms'],
      [999.5, '1 s'],
      [1236, '1.24 s'],
      [12_360, '12.4 s'],
      [59_960, '1 min 00 s'],
      [125_000, '2 min 05 s'],
      [3_599_600, '1 h 00 min'],
      [3_840_000, '1 h 04 min'],
    ]);
  });

  it('writes a running clock in tenths', () => {
    table(formatElapsed, [
      [0, '0.0 s'],
      [12_345, '12.3 s'],
      [59_949, '59.9 s'],
      [59_950, '1 min 00 s'],
    ]);
  });

  it('writes counts and shares', () => {
    expect(formatCount(10_000)).toBe('10,000');
    expect([formatPlural(1, 'process', 'processes'), formatPlural(0, 'request')]).toEqual(['1 process', '0 requests']);
    expect([formatShare(999, 1000), formatShare(1, 1000), formatShare(3, 3), formatShare(0, 0)]).toEqual([
      '99 %',
      '<1 %',
      '100 %',
      '–',
    ]);
  });

  it('writes a measure beside its budget', () => {
    table(formatMeasure, [
      [{ value: 43.149, budget: 60, unit: 'MB' }, '43.1 MB, budget 60 MB'],
      [{ value: 1, budget: 0, unit: 'processes' }, '1 process, budget 0'],
      [{ value: 131, budget: 64, unit: 'threads' }, '131 threads, budget 64'],
      [{ value: 1, unit: 'entries' }, '1 entry'],
      [{ value: 70.5, unit: '%' }, '70.5 %'],
      [{ value: 0.214, budget: 25, unit: 's' }, '214 ms, budget 25 s'],
      [{ value: 4, budget: 10, unit: 'ms' }, '4 ms, budget 10 ms'],
      [{ value: 0, budget: 0, of: 16, unit: 'requests' }, '0 of 16 requests, budget 0'],
    ]);
  });

  it('writes it short where a column says what it is, with its unit once', () => {
    table(formatMeasureShort, [
      [{ value: 38.1, budget: 50, unit: 'MB' }, '38.1 of 50 MB'],
      [{ value: 0.9, budget: 50, unit: 'MB' }, '900 kB of 50 MB'],
      [{ value: 0.403, budget: 2, unit: 's' }, '403 ms of 2 s'],
      [{ value: 61, budget: 90, unit: 's' }, '1 min 01 s of 1 min 30 s'],
      [{ value: 0, budget: 0, of: 16, unit: 'requests' }, '0 of 16'],
      [{ value: 70.5, unit: '%' }, '70.5 %'],
    ]);
  });

  it('counts what no unit is known for by its noun', () => {
    table(formatMeasure, [
      [{ value: 3, unit: 'ports' }, '3 ports'],
      [{ value: 1, unit: 'ports' }, '1 port'],
      [{ value: 12_000, budget: 1, unit: 'open files' }, '12,000 open files, budget 1'],
      [{ value: 1, budget: 2, unit: 'entries' }, '1 entry, budget 2'],
      [{ value: 1, unit: 'caches' }, '1 cache'],
      [{ value: 1, unit: 'branches' }, '1 branch'],
    ]);
  });

  it('writes moments in UTC, and what is no moment as it stands', () => {
    expect(formatMoment('2025-03-02T23:30:06.000-05:00')).toBe('3 Mar 2025, 04:30 UTC');
    expect(formatMoment('yesterday')).toBe('yesterday');
  });
});

it('a limit of memory is told in the units in which it is set', () => {
  expect([64, 1000, 1023.6, 1536].map((mebibytes) => formatMemoryLimit(mebibytes * 2 ** 20))).toEqual([
    '64 MiB',
    '1000 MiB',
    '1 GiB',
    '1.5 GiB',
  ]);
});
