import { z } from 'zod';

/** A secret of the stack, decided once, however many services take it. */
export const secretPlanSchema = z.strictObject({
  /** In the form of a variable: `POSTGRES_PASSWORD`. */
  name: z.string(),
  /** True for passwords between containers of this stack: anything random will do. Others only a person knows. */
  generated: z.boolean(),
  /** False: may be absent, which the program then takes for "not set". */
  required: z.boolean(),
  /** `environment`: one of its users can take it only as a variable, or only inside another value. */
  delivery: z.enum(['file', 'environment']),
  /** One sentence for whoever has to provide it. */
  description: z.string().optional(),
});
export type SecretPlan = z.infer<typeof secretPlanSchema>;
