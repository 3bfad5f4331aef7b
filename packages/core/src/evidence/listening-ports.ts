import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** TCP ports of the running service: those that it listens on, and those that somebody says it has. */
export default defineEvidence({
  kind: 'listeningPorts',
  schema: z.strictObject({
    /** Without the engine's own name server. Addresses as `0.0.0.0`, `127.0.0.1`, `::`, `::1`; sorted by port. */
    sockets: z.array(z.strictObject({ address: z.string(), port: z.int() })),
    /** Those that were open at another time only, and that others could reach. Absent: it was looked at once. */
    later: z.array(z.strictObject({ address: z.string(), port: z.int() })).optional(),
    /** Named by compose, by the image, by the plan, or by the health check. Sorted. */
    declared: z.array(z.int()),
    /** Ports in the container that the original compose file publishes. Sorted. */
    published: z.array(z.int()),
  }),
});
