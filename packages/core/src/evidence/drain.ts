import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Requests around SIGTERM. A request counts as in flight when it was fully sent before the signal and not yet answered. */
export default defineEvidence({
  kind: 'drain',
  schema: z.strictObject({
    requests: z.int(),
    inFlight: z.int(),
    inFlightLost: z.int(),
    /** Sent after the signal, and how many of those got no answer; for the picture, and for later checks. */
    afterSignal: z.int(),
    afterSignalLost: z.int(),
    /** Requests per 100 ms around the signal (at 0): answered and lost. */
    timeline: z.array(z.strictObject({ atMs: z.int(), answered: z.int(), lost: z.int() })),
    lostExamples: z.array(z.string()),
  }),
});
