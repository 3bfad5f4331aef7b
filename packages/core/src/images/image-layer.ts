import { z } from 'zod';

/**
 * What makes a layer large: its largest packages (`node_modules/<name>`, `site-packages/<name>`, a folder of `/usr/lib`) and
 * the largest files outside of packages, each largest first. What neither names is the rest of the layer.
 */
export const layerContentsSchema = z.strictObject({
  packages: z.array(z.strictObject({ name: z.string(), bytes: z.int() })),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int() })),
});
export type LayerContents = z.infer<typeof layerContentsSchema>;

/** One layer of an image and what made it. Sizes are absent where nobody measured them. */
export const imageLayerSchema = z.strictObject({
  digest: z.string(),
  createdBy: z.string(),
  unpackedBytes: z.int().optional(),
  transferredBytes: z.int().optional(),
  /** Absent where nobody looked, as in documents from before it was read. */
  largest: layerContentsSchema.optional(),
});
