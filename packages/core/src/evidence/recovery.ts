import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the engine did when the service's first process was killed. */
export default defineEvidence({
  kind: 'recovery',
  schema: z.strictObject({
    /** The restart policy that compose states; absent: none. Nothing is killed then, nor where it is `no`. */
    policy: z.string().optional(),
    /** Milliseconds until a new process ran. */
    startedMs: z.number().optional(),
    /** Milliseconds until the service was ready again, as at its start. */
    readyMs: z.number().optional(),
    /** How long that was waited for; absent where nothing was killed. */
    waitedMs: z.number().optional(),
    /** False: nothing says when this service is ready; running again is all that can be asked. */
    tellsReady: z.boolean().optional(),
  }),
});
