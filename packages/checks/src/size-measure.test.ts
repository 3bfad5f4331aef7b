import { expect, test } from 'vitest';
import { sizeMeasure } from './size-measure.ts';

test('a size is in decimal megabytes with one place, and held against nothing unless there is a budget', () => {
  expect(sizeMeasure(12_340_000)).toStrictEqual({ value: 12.3, unit: 'MB' });
  expect(sizeMeasure(12_350_000, 12)).toStrictEqual({ value: 12.4, budget: 12, unit: 'MB' });
});
