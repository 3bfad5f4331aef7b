import { z } from 'zod';

/** Generated files, by path relative to the repository. Sorted by path; text with `\n` line ends and one at the end. */
export const fileSetSchema = z.strictObject({
  schemaVersion: z.literal(1),
  files: z.array(z.strictObject({ path: z.string(), content: z.string() })),
});
export type FileSet = z.infer<typeof fileSetSchema>;

/** What `generate` would do or did with one file. `edited`: changed by hand since it was generated, so it was kept. */
export const fileChangeSchema = z.strictObject({
  path: z.string(),
  state: z.enum(['created', 'updated', 'unchanged', 'edited', 'foreign']),
  /** Unified diff from what is there to what would be written; absent when nothing differs. */
  diff: z.string().optional(),
});
export type FileChange = z.infer<typeof fileChangeSchema>;
