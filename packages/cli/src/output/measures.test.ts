import { expect, test } from 'vitest';
import { formatDuration, formatMegabytes } from './measures.ts';

test.each([
  [0, '0.0s'],
  [12_345, '12.3s'],
  [59_949, '59.9s'],
  [59_950, '1m 00s'],
  [125_000, '2m 05s'],
])('%i ms are %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test('megabytes are decimal', () => {
  expect(formatMegabytes(43_210_000)).toBe('43.2 MB');
});
