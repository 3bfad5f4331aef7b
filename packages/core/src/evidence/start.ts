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
    /** What came last instead of a healthy answer: `status 503`. */
    lastAnswer: z.string().optional(),
    /** Where it listens, when that is not where it is asked. */
    listening: z.array(z.strictObject({ address: z.string(), port: z.int() })).optional(),
    observedBy: z.enum(['http', 'health-check', 'connection']),
  }),
});
