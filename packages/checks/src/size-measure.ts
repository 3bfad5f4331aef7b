import type { Measure } from '@seaworthy/core/model';

/** A size as a measure: in decimal megabytes with one place, as budgets are given. */
export function sizeMeasure(bytes: number, budgetMb?: number): Measure & { unit: 'MB' } {
  const value = Math.round(bytes / 1e5) / 10;
  return { value, ...(budgetMb === undefined ? {} : { budget: budgetMb }), unit: 'MB' };
}
