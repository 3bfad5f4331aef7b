import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** The heap limit of the running Node process, beside the memory that its container has. */
export default defineEvidence({
  kind: 'heap',
  schema: z.strictObject({ limitBytes: z.int(), containerBytes: z.int().optional() }),
});
