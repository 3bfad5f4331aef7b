import { z } from 'zod';

/** How the engine asks a container whether it is well. `command` is exec form and uses only what the image has. */
export const healthCheckSchema = z.strictObject({
  command: z.array(z.string()),
  /** The same question in the development image, which has the programs elsewhere; absent: nobody asks there. */
  developmentCommand: z.array(z.string()).optional(),
  intervalSeconds: z.number().positive(),
  timeoutSeconds: z.number().positive(),
  startPeriodSeconds: z.number().positive(),
  startIntervalSeconds: z.number().positive(),
  retries: z.int().positive(),
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;
