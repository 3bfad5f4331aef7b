import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What became of connections that a client kept open when the service was told to stop. */
export default defineEvidence({
  kind: 'openConnections',
  schema: z.strictObject({
    signal: z.string(),
    graceMs: z.number(),
    /** `alone`: it ended while they were open. `released`: only when the client closed them. `never`: not even then. */
    end: z.enum(['alone', 'released', 'never']),
    /** Milliseconds from the signal to the end; absent when there was none. */
    exitMs: z.number().optional(),
    /** Connections at the signal on which nothing was ever sent. */
    silent: z.int(),
    /** Connections at the signal that had brought one answer and were kept. */
    idle: z.int(),
    webSockets: z.array(
      z.strictObject({
        path: z.string(),
        /** Status of the close frame with which each ended; -1: a close frame without one. */
        closed: z.array(z.int()),
        /** How many ended without a close frame, or were still open at the end of the grace period. */
        cut: z.int(),
      }),
    ),
    eventStreams: z.array(z.strictObject({ path: z.string(), ended: z.int(), cut: z.int() })),
    /** Where WebSockets and event streams were looked for; empty where the port does not speak plain HTTP/1.1. */
    tried: z.array(z.string()),
  }),
});
