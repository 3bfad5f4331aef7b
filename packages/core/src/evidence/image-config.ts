import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the image says about itself, and how it came to be. */
export default defineEvidence({
  kind: 'imageConfig',
  schema: z.strictObject({
    user: z.string(),
    entrypoint: z.array(z.string()),
    command: z.array(z.string()),
    environment: z.array(z.string()),
    labels: z.record(z.string(), z.string()),
    healthCheck: z.array(z.string()).optional(),
    stopSignal: z.string().optional(),
    history: z.array(z.string()),
  }),
});
