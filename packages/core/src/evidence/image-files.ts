import { z } from 'zod';
import { imageLayerSchema } from '../images/image-layer.ts';
import { defineEvidence } from './define-evidence.ts';

/** What lies in the image's file system, read from outside. Paths are absolute. */
export default defineEvidence({
  kind: 'imageFiles',
  schema: z.strictObject({
    files: z.int(),
    unpackedBytes: z.int(),
    transferredBytes: z.int(),
    layers: z.array(imageLayerSchema),
    shells: z.array(z.string()),
    packageManagers: z.array(z.string()),
    setuid: z.array(z.string()),
    /** Files that look like secrets: private keys, `.env`, credentials of package managers. Never their content. */
    secretFiles: z.array(z.string()),
  }),
});
