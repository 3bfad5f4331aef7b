import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Files and folders of the host inside the container: bind mounts, and volumes that are made of a folder of the host. */
export default defineEvidence({
  kind: 'hostMounts',
  schema: z.array(
    z.strictObject({
      /** Absolute path on the engine's host; of the project's own files the place in it: `./site`. */
      source: z.string(),
      destination: z.string(),
      writable: z.boolean(),
      through: z.enum(['bind', 'volume']),
      /** Whether it lies in the folder of the compose project. */
      ofProject: z.boolean(),
      /** As the engine has it: `rprivate`; empty when nobody said. */
      propagation: z.string(),
    }),
  ),
});
