import { expect, test } from 'vitest';
import { describeOverBudget } from './over-budget.ts';

test.each([
  [1900, 1500, '1.9 s; its budget is 1.5 s'],
  [1501, 1500, '1.5 s, 1 ms more than its budget'],
  [62_000, 9000, '1 min 02 s; its budget is 9 s'],
])('%i ms of %i', (ms, budgetMs, said) => expect(describeOverBudget(ms, budgetMs)).toBe(said));
