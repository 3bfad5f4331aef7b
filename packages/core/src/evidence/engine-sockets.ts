import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Sockets of container engines that can be reached inside the container by a path. */
export default defineEvidence({
  kind: 'engineSockets',
  schema: z.strictObject({
    sockets: z.array(
      z.strictObject({
        /** Inside the container. */
        path: z.string(),
        /** Where it comes from: a path of the host, as far as it is known. */
        source: z.string(),
        /** Group that the socket belongs to; absent where nobody could look at it. */
        group: z.int().optional(),
      }),
    ),
    /** Groups that the container's user was given on top of its own, as they are written. */
    addedGroups: z.array(z.string()),
  }),
});
