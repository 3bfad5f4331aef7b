import { z } from 'zod';
import { budgetsSchema } from './plan/budgets.ts';
import type { Subject } from './subject.ts';

/** A file of budgets, for `--budget`. Every number that it does not say stays as the plan or compose file has it. */
export const budgetFileSchema = budgetsSchema
  .extend({
    /** By the name of a service: for it alone, and before what is said for all. */
    services: z.record(z.string(), budgetsSchema.partial()),
  })
  .partial();
export type BudgetFile = z.infer<typeof budgetFileSchema>;

/**
 * The budgets of a service under such a file. What is said for all is not meant for datastores, which are somebody else's
 * images: they are held to what is said under their own names.
 */
export function budgetsUnder(
  { services = {}, ...all }: BudgetFile,
  { service, shape, budgets }: Subject,
): Subject['budgets'] {
  const own = Object.hasOwn(services, service) ? services[service] : {};
  const said = { ...(shape === 'datastore' ? {} : all), ...own };
  const defined = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...budgets, ...Object.fromEntries(defined) };
}
