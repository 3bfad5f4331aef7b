import { z } from 'zod';

/** One layer, measured both ways. */
export const layerSizesSchema = z.strictObject({
  digest: z.string(),
  /** Sum of its files; absent when its compression can't be read here. */
  unpackedBytes: z.int().exactOptional(),
  transferredBytes: z.int(),
  /** `stored`: the engine keeps it compressed. `gzip`: it keeps it unpacked, so it was compressed here as a push would. */
  transferredBy: z.enum(['stored', 'gzip']),
});
export type LayerSizes = z.infer<typeof layerSizesSchema>;
