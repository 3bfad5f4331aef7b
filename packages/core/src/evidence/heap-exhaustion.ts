import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What became of a Node.js program that fills its heap, in a container as the service's, with the same heap limit. */
export default defineEvidence({
  kind: 'heapExhaustion',
  schema: z.strictObject({
    limitBytes: z.int(),
    containerBytes: z.int(),
    exitCode: z.int(),
    /** True: Node said that its heap is full. */
    namedHeap: z.boolean(),
    /** Node's error, or the end of what was said. */
    output: z.string(),
  }),
});
