import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Milliseconds from the container's start to its first healthy answer; absent when it never came. */
export default defineEvidence({
  kind: 'start',
  schema: z.strictObject({
    healthyMs: z.number().optional(),
    waitedMs: z.number(),
    /** Only of a container that ended before it was healthy. */
    exitCode: z.int().optional(),
    observedBy: z.enum(['http', 'health-check']),
  }),
});
