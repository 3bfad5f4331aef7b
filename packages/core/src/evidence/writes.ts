import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the service wrote outside of its volumes and folders in memory, from its start until everything was tried. */
export default defineEvidence({
  kind: 'writes',
  schema: z.strictObject({
    /** Paths that differ from the image, without the places at which something is mounted. */
    changed: z.strictObject({
      /** How many there are; not all of them are named. */
      count: z.int(),
      /** Absolute, sorted. */
      paths: z.array(z.string()),
    }),
    /** Paths that its log says it could not write because the file system is read-only. Sorted. */
    refused: z.array(z.string()),
    /** How many of the last lines of its log were read. Absent: the engine keeps none. */
    logLines: z.int().optional(),
  }),
});
