import { z } from 'zod';
import { budgetsSchema } from './budgets.ts';
import { resourcesSchema } from './resources.ts';

export const datastorePlanSchema = z.strictObject({
  name: z.string(),
  /** Id of the folder in `datastores/`. */
  datastore: z.string(),
  image: z.string(),
  version: z.string(),
  port: z.int(),
  database: z.string(),
  username: z.string(),
  resources: resourcesSchema,
  budgets: budgetsSchema,
});
export type DatastorePlan = z.infer<typeof datastorePlanSchema>;
