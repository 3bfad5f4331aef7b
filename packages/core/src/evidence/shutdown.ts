import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the container did on its stop signal. */
export default defineEvidence({
  kind: 'shutdown',
  schema: z.strictObject({
    signal: z.string(),
    /** Milliseconds from the signal to the exit of PID 1. */
    exitMs: z.number(),
    exitCode: z.int(),
    /** True when the container ignored the signal and had to be killed at the end of the grace period. */
    killed: z.boolean(),
    graceMs: z.number(),
    /** Every time that it was done, when it was done more than once; the values above are those of the quickest. */
    attempts: z.array(z.strictObject({ exitMs: z.number(), killed: z.boolean() })).optional(),
  }),
});
