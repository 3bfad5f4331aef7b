import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/**
 * Requests around SIGTERM. A request counts as in flight when it was sent before the signal, not yet answered, and such
 * that a server which stops in order has to answer it.
 */
export default defineEvidence({
  kind: 'drain',
  schema: z.strictObject({
    requests: z.int(),
    inFlight: z.int(),
    inFlightLost: z.int(),
    /** Why none was in flight, where none was: then nobody knows what would have become of one. */
    nothingInFlight: z.string().optional(),
    /** Sent after the signal, and how many of those got no answer. Seen also where nothing was in flight. */
    afterSignal: z.int(),
    afterSignalLost: z.int(),
    /** Requests per 100 ms around the signal (at 0): answered and lost; `unserved`: how many of the lost were not in flight. */
    timeline: z.array(
      z.strictObject({ atMs: z.int(), answered: z.int(), lost: z.int(), unserved: z.int().optional() }),
    ),
    lostExamples: z.array(z.string()),
    /** Planned arrivals a second, the same before and after the signal. */
    requestsPerSecond: z.number().optional(),
    /**
     * What kept requests in flight: a slow route, an unfinished body, … `read and unanswered request`: the service was
     * paused in a burst, and the kernel said how many it had read; nobody can tell which, so of these, numbers alone count.
     */
    heldBy: z.array(z.string()).optional(),
    /** How late the load itself was in sending: all but one of twenty were earlier. */
    lateMs: z.number().optional(),
    /** Every time that it was done, when it was done more than once; the values above are those of the worst. */
    attempts: z
      .array(z.strictObject({ inFlight: z.int(), inFlightLost: z.int(), lateMs: z.number(), busy: z.boolean() }))
      .optional(),
    /**
     * How long answers of the steady load took that came in the same 100 ms, from when they were planned to be asked for: the
     * middle one, and the slowest. Steps without an answer are absent.
     */
    latency: z.array(z.strictObject({ atMs: z.int(), medianMs: z.number(), slowestMs: z.number() })).optional(),
    /** Milliseconds after the signal when the readiness route said 503 for the first time; absent where it never did. */
    notReadyMs: z.number().optional(),
    /** The same for the first request sent after the signal that got no answer. */
    unservedMs: z.number().optional(),
  }),
});
