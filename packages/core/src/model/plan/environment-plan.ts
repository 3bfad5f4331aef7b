import { z } from 'zod';

/**
 * A variable of a service. Without `value` it comes from the host's environment or `.env`. A `value` may name a variable
 * of `.env` as `${NAME}` (a connection string: `postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app`).
 */
export const environmentPlanSchema = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  required: z.boolean(),
  /** Secrets never stand in the image or in compose's `environment`; they arrive as files or from `.env`. */
  secret: z.boolean(),
  public: z.boolean(),
  /** What the code takes when the variable is not set; for `.env.example`. Absent for secrets. */
  default: z.string().optional(),
  /** The variable by which the code takes the secret as a file (`OPENAI_API_KEY_FILE`). Absent: only as a plain variable. */
  fileVariable: z.string().optional(),
  /** Name of the datastore whose password this is: one secret serves both. */
  passwordOf: z.string().optional(),
  /** One sentence for `.env.example`. */
  description: z.string().optional(),
});
export type EnvironmentPlan = z.infer<typeof environmentPlanSchema>;
