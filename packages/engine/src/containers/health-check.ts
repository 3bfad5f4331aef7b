import { z } from 'zod';

/** A health check as images and containers carry it. `Interval` and `Timeout` in nanoseconds; absent or 0: the engine's default of 30 s. */
export const healthCheckSchema = z
  .object({
    Test: z.array(z.string()).nullish(),
    Interval: z.number().nullish(),
    Timeout: z.number().nullish(),
    Retries: z.number().nullish(),
  })
  .nullish();
