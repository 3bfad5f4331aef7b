import { z } from 'zod';

/** A health check as images and containers carry it. Durations in nanoseconds; absent or 0: the engine's default. */
export const healthCheckSchema = z
  .object({
    Test: z.array(z.string()).nullish(),
    Interval: z.number().nullish(),
    Timeout: z.number().nullish(),
    StartPeriod: z.number().nullish(),
    StartInterval: z.number().nullish(),
    Retries: z.number().nullish(),
  })
  .nullish();
export type HealthCheck = z.infer<typeof healthCheckSchema>;
