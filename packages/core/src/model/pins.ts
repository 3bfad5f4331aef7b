import { z } from 'zod';

/** `seaworthy.lock`: what the registries said of public images when they were last asked. Kept in version control. */
export const pinsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The digest of an image by its name and tag; of several platforms, that of their index. */
  images: z.record(z.string(), z.string().regex(/^sha256:[0-9a-f]{64}$/, 'not a digest (sha256 and 64 digits)')),
});
export type Pins = z.infer<typeof pinsSchema>;
