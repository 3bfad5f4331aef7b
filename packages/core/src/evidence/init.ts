import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What PID 1 did with an orphaned process that ended, and with the signal. */
export default defineEvidence({
  kind: 'init',
  schema: z.strictObject({
    command: z.string(),
    reapsZombies: z.boolean(),
    forwardsSignals: z.boolean().optional(),
  }),
});
