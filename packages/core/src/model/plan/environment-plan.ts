import { z } from 'zod';
import { valueSchema } from './value.ts';

/** A variable of a service. */
export const environmentPlanSchema = z.strictObject({
  name: z.string(),
  /** What the stack gives it. Absent: it comes from whoever runs the stack, or stays unset. */
  value: valueSchema.optional(),
  /** True where whoever runs the stack may choose another value: it suits this machine, or browsers see it. Never a secret. */
  choice: z.boolean(),
  /** True when the service could not do its work without it. */
  required: z.boolean(),
  /** True when the value reaches the browser. */
  public: z.boolean(),
  /** What the code takes when the variable is not set. Absent for secrets. */
  default: z.string().optional(),
  /** The variable by which the code takes its secret as a file (`OPENAI_API_KEY_FILE`). Absent: only as a plain variable. */
  fileVariable: z.string().optional(),
  /** One sentence for whoever runs the stack. */
  description: z.string().optional(),
});
export type EnvironmentPlan = z.infer<typeof environmentPlanSchema>;
