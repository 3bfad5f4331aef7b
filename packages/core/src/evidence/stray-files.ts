import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

const foundSchema = z.strictObject({
  /** How many there are; not all of them are named. */
  count: z.int(),
  /** Absolute, sorted. */
  paths: z.array(z.string()),
});

/** What lies in the file system that a container of the image sees and that nothing running there needs. */
export default defineEvidence({
  kind: 'strayFiles',
  schema: z.strictObject({
    /** Files and folders that every user may change; folders in which each may only change what is their own are none. */
    worldWritable: foundSchema,
    /** What work on the source leaves: folders of version control and test caches, local settings, caches of package managers. */
    development: foundSchema,
    /** Source maps outside of packages: in a site they hand out its source. */
    sourceMaps: foundSchema,
  }),
});
