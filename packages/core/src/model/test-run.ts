import { z } from 'zod';

/** One run of a service's own test suite, in the image of its `test` stage. */
export const testRunSchema = z.strictObject({
  service: z.string(),
  /** By the exit code of the suite alone; `unknown`: it could not be run. */
  outcome: z.enum(['passed', 'failed', 'unknown']),
  /** Of the suite; absent when it did not end by itself. */
  exitCode: z.int().optional(),
  durationMs: z.number(),
  /** Why it is unknown, or why it was stopped. */
  reason: z.string().optional(),
  /** As the runner counted; absent where it printed no count that is known. */
  counts: z.strictObject({ passed: z.int(), failed: z.int(), skipped: z.int() }).optional(),
  /** Share of the code that was run, 0–100, where the runner printed one. */
  coveragePercent: z.number().optional(),
  /** The last lines that a failed suite printed, without secrets. */
  lastLines: z.array(z.string()),
});
export type TestRun = z.infer<typeof testRunSchema>;
