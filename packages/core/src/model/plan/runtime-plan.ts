import { z } from 'zod';

/** What runs a service in its container. */
export const runtimePlanSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  /** Public image reference, as the Dockerfile names it. */
  image: z.string(),
  /** How commands call it in that image, which may not have it on its PATH. */
  binary: z.string(),
});
export type RuntimePlan = z.infer<typeof runtimePlanSchema>;
