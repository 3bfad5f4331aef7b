import { z } from 'zod';

/**
 * How strictly a run is judged. `standard`: each service at the level that it is planned for. `hardened`: every service at that
 * level. `cis`: hardened, and every item of the CIS Docker Benchmark that a check observes has to pass.
 */
export const strictnessSchema = z.enum(['standard', 'hardened', 'cis']);
export type Strictness = z.infer<typeof strictnessSchema>;

/** What a run was held to beyond what plan and files say. */
export const heldToSchema = z.strictObject({
  strictness: strictnessSchema.optional(),
  /** The file of budgets, as it was named. */
  budgets: z.string().optional(),
});
export type HeldTo = z.infer<typeof heldToSchema>;
