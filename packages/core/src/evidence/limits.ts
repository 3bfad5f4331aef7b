import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Limits that the kernel enforces on the running container; absent: unlimited. */
export default defineEvidence({
  kind: 'limits',
  schema: z.strictObject({
    memoryBytes: z.int().optional(),
    cpus: z.number().optional(),
    pids: z.int().optional(),
  }),
});
