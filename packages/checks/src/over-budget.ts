import { formatDuration } from '@seaworthy/core/format';

/** `1.9 s; its budget is 1.5 s`. Where the two would read alike, by how much it is more: `1.5 s, 1 ms more than its budget`. */
export function describeOverBudget(ms: number, budgetMs: number): string {
  const [took, budget] = [formatDuration(ms), formatDuration(budgetMs)];
  if (took === budget) return `${took}, ${formatDuration(ms - budgetMs)} more than its budget`;
  return `${took}; its budget is ${budget}`;
}
