import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** After what time the application itself gives up what it is told to stop, beside the time that the engine gives it. */
export default defineEvidence({
  kind: 'deadlines',
  schema: z.strictObject({
    graceMs: z.number(),
    /** Each that the container's command or environment states, and where. Never empty. */
    stated: z.array(z.strictObject({ by: z.string(), seconds: z.number() })).min(1),
  }),
});
