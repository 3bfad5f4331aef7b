import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the health check says while every process of the service is stopped, so that its ports are open and nobody answers. */
export default defineEvidence({
  kind: 'frozenHealth',
  schema: z.strictObject({
    /** How many processes were stopped. */
    processes: z.int(),
    /** Milliseconds from the time they stood still until the last answer. */
    frozenMs: z.int(),
    /** The last answer; each but the last one was a success. */
    answer: z.strictObject({
      /** Absent: none within several times what it took before. */
      exitCode: z.int().optional(),
      output: z.string(),
    }),
    /** How often it was asked. */
    asked: z.int(),
  }),
});
