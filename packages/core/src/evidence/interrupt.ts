import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the container did on SIGINT, which Ctrl-C sends, where its stop signal is SIGTERM. */
export default defineEvidence({
  kind: 'interrupt',
  schema: z.strictObject({
    /** Milliseconds from SIGINT to the end; absent when it had not ended by the end of the grace period. */
    exitMs: z.number().optional(),
    exitCode: z.int().optional(),
    graceMs: z.number(),
  }),
});
