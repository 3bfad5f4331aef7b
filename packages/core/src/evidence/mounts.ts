import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Where the running container can write. */
export default defineEvidence({
  kind: 'mounts',
  schema: z.strictObject({
    rootReadOnly: z.boolean(),
    writable: z.array(z.strictObject({ path: z.string(), type: z.string() })),
  }),
});
