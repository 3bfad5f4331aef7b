import { layerContentsSchema } from '@seaworthy/core/images';
import { z } from 'zod';

/** One layer, measured both ways. */
const sizesSchema = z.strictObject({
  digest: z.string(),
  /** Sum of its files; absent when its compression can't be read here. */
  unpackedBytes: z.int().exactOptional(),
  transferredBytes: z.int(),
  /** `stored`: the engine keeps it compressed. `gzip`: it keeps it unpacked, so it was compressed here as a push would. */
  transferredBy: z.enum(['stored', 'gzip']),
  /** What makes it large; there is one where its files could be read. */
  largest: layerContentsSchema.exactOptional(),
});
export type LayerSizes = z.infer<typeof sizesSchema>;

/** Sizes that were remembered before the contents were read are measured again. */
export const layerSizesSchema = sizesSchema.refine(
  ({ unpackedBytes, largest }) => unpackedBytes === undefined || largest !== undefined,
);
