import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** The declared health check and what it said. */
export default defineEvidence({
  kind: 'health',
  schema: z.strictObject({
    declared: z.boolean(),
    command: z.array(z.string()),
    status: z.enum(['none', 'starting', 'healthy', 'unhealthy']),
    failures: z.array(z.strictObject({ exitCode: z.int(), output: z.string() })),
  }),
});
