import { z } from 'zod';

/** Requests below a path that another service of the stack answers. */
export const proxyPlanSchema = z.strictObject({
  /** Without a slash at its end: `/api`. */
  path: z.string(),
  service: z.string(),
  port: z.int(),
  /** Where the other service has the same: its own path, or another one. `/` takes the prefix off. */
  upstreamPath: z.string(),
});
export type ProxyPlan = z.infer<typeof proxyPlanSchema>;
