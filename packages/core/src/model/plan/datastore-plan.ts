import { z } from 'zod';
import { budgetsSchema } from './budgets.ts';
import { resourcesSchema } from './resources.ts';

export const datastorePlanSchema = z.strictObject({
  /** Its host name on the network of the stack. */
  name: z.string(),
  /** Id of the folder in `datastores/`. */
  datastore: z.string(),
  image: z.string(),
  version: z.string(),
  port: z.int(),
  /** What this datastore alone has to be told (PostgreSQL: `database`, `username`); its folder decides and reads them. */
  settings: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Names of its secrets in the plan, by what they are to it: `password`. */
  secrets: z.record(z.string(), z.string()),
  resources: resourcesSchema,
  budgets: budgetsSchema,
});
export type DatastorePlan = z.infer<typeof datastorePlanSchema>;
