import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the health check says where nothing serves, and what routes answer while it says that all is well. */
export default defineEvidence({
  kind: 'healthHonesty',
  schema: z.strictObject({
    command: z.array(z.string()),
    /** The same command in a container of the service in which the service was not started. */
    withoutService: z.strictObject({
      /** Absent: it had not ended at its timeout, which counts as a failure. */
      exitCode: z.int().optional(),
      output: z.string(),
    }),
    /** The best status of several requests to routes other than the health check's, while that one succeeded. */
    routes: z.array(z.strictObject({ path: z.string(), status: z.int() })),
    /** The ports that the service is said to have, where nothing listened at any of them meanwhile. Absent: something did, or nobody could look. */
    deafPorts: z.array(z.int()).optional(),
  }),
});
