import { z } from 'zod';

/** One layer of an image and what made it. Sizes are absent where nobody measured them. */
export const imageLayerSchema = z.strictObject({
  digest: z.string(),
  createdBy: z.string(),
  unpackedBytes: z.int().optional(),
  transferredBytes: z.int().optional(),
});
