import { expect, test } from 'vitest';
import { parseProcessorPressure, parseProcessorTimes, parseRunning } from './processor-times.ts';

test('the microseconds in which something waited', () => {
  const text =
    'some avg10=72.67 avg60=46.60 avg300=21.43 total=4432175386\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n';
  expect(parseProcessorPressure(text)).toBe(4_432_175_386);
  expect(parseProcessorPressure('')).toBeUndefined();
});

test('guest time is in user time already', () => {
  expect(parseProcessorTimes('cpu  10 1 5 80 2 3 4 7 6 6\ncpu0 1 1 1 1 1 1 1 1 0 0\n')).toEqual({
    ...{ total: 112, idle: 80, stolen: 7 },
  });
  expect(parseProcessorTimes('')).toBeUndefined();
});

test('how many programs could run', () => {
  expect(parseRunning('cpu  1 2\nprocesses 9\nprocs_running 17\nprocs_blocked 1\n')).toBe(17);
  expect(parseRunning('')).toBeUndefined();
});
