import { z } from 'zod';
import { imageLayerSchema } from '../images/image-layer.ts';

/** One vertex of BuildKit's graph. Times in milliseconds from the start of the build. */
export const buildStepSchema = z.strictObject({
  id: z.string(),
  /** Target of the bake file that it belongs to, and the Dockerfile stage; absent for steps of the frontend itself. */
  target: z.string().optional(),
  stage: z.string().optional(),
  /** The instruction as BuildKit names it, without the `[stage n/m]` prefix. */
  name: z.string(),
  cached: z.boolean(),
  /** True for steps that could have come from the cache (RUN, COPY, ADD, WORKDIR): the denominator of the cache share. */
  cacheable: z.boolean(),
  startedMs: z.number(),
  durationMs: z.number(),
  /** Why it failed by itself. */
  error: z.string().optional(),
  /** The last lines that it printed before it failed, without secrets. */
  lastLines: z.array(z.string()).optional(),
  /** True for a step that was given up because another one failed: it has no error of its own. */
  cancelled: z.boolean().optional(),
});
export type BuildStep = z.infer<typeof buildStepSchema>;

export type ImageLayer = z.infer<typeof imageLayerSchema>;

/** An image, measured both ways: what a registry stores (compressed) and what lies on disk. */
export const builtImageSchema = z.strictObject({
  target: z.string(),
  reference: z.string(),
  digest: z.string(),
  platform: z.string(),
  unpackedBytes: z.int(),
  transferredBytes: z.int(),
  /** `stored`: the size of the compressed layers that the engine keeps. `gzip`: the engine keeps none; compressed here to measure. */
  transferredBy: z.enum(['stored', 'gzip']).optional(),
  layers: z.array(imageLayerSchema),
});
export type BuiltImage = z.infer<typeof builtImageSchema>;

export const buildRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** ISO 8601, for the history; never part of what is compared. */
  startedAt: z.string(),
  outcome: z.enum(['succeeded', 'failed', 'cancelled']),
  durationMs: z.number(),
  contextBytes: z.int().optional(),
  steps: z.array(buildStepSchema),
  images: z.array(builtImageSchema),
  cache: z.strictObject({
    cacheableSteps: z.int(),
    cachedSteps: z.int(),
    /** Seconds that the cached steps took when they last ran, as far as the history knows. */
    savedMs: z.number(),
  }),
  /** Public base images that foundations stood in for. */
  substitutions: z.array(z.strictObject({ reference: z.string(), substitute: z.string() })),
});
export type BuildRecord = z.infer<typeof buildRecordSchema>;
