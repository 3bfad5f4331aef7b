import { userError } from '@seaworthy/core/errors';
import { type BudgetFile, budgetsUnder, type Strictness, type Subject } from '@seaworthy/core/model';
import { nearest } from '@seaworthy/core/text';

/**
 * The services as a run holds them. A datastore stays at its level: it is somebody else's image. Throws INVALID_USAGE where the
 * file names a service that is none of them, since its budget would hold nobody to anything.
 */
export function holdSubjects(
  subjects: readonly Subject[],
  { strictness, budgets, file }: { strictness: Strictness; budgets: BudgetFile; file: string },
): Subject[] {
  const names = subjects.map(({ service }) => service);
  const unknown = Object.keys(budgets.services ?? {}).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const guess = nearest(unknown, names);
    throw userError('INVALID_USAGE', {
      problem: `${file} has a budget for ${unknown}, and there is no such service; judged are ${names.join(', ')}${guess === undefined ? '' : `. Did you mean ${guess}?`}`,
      suggestion: undefined,
      help: 'seaworthy prove --help',
    });
  }
  return subjects.map((subject) => ({
    ...subject,
    security: strictness === 'standard' || subject.shape === 'datastore' ? subject.security : 'hardened',
    budgets: budgetsUnder(budgets, subject),
  }));
}
