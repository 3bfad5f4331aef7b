import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/**
 * What a stop signal did that came once more while the service was stopping. Only requests count as in flight that were so
 * at the first signal and still at the second.
 */
export default defineEvidence({
  kind: 'repeatedSignal',
  schema: z.strictObject({
    signal: z.string(),
    /** Milliseconds between the two. */
    apartMs: z.number(),
    /** In flight at the first one. */
    inFlightBefore: z.int(),
    inFlight: z.int(),
    inFlightLost: z.int(),
    /** What kept them in flight, as in `drain`. */
    heldBy: z.array(z.string()),
    lostExamples: z.array(z.string()),
    /** Sent between the two signals, and how many of those got no answer. */
    between: z.int(),
    betweenLost: z.int(),
    /** Sent after the second one. */
    after: z.int(),
    afterLost: z.int(),
    /** True: it had ended when the second one was due. */
    endedBefore: z.boolean(),
    /** True: it still ran at the end of the grace period, and was killed. */
    killed: z.boolean(),
  }),
});
