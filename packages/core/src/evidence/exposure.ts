import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Ports that the original compose file publishes on the host. */
export default defineEvidence({
  kind: 'exposure',
  schema: z.strictObject({
    ports: z.array(
      z.strictObject({ containerPort: z.int(), protocol: z.string(), hostAddress: z.string(), hostPort: z.int() }),
    ),
  }),
});
