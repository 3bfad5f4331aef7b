import { z } from 'zod';
import { severitySchema } from './verdict.ts';

/** One thing that a rule says of one place of a file. */
export const findingSchema = z.strictObject({
  /** Id of the rule; its page is `docs/rules/<id>.md`. */
  rule: z.string(),
  severity: severitySchema,
  /** Relative to the folder that was read. */
  file: z.string(),
  /** Lines and columns count from 1; the end is the first place that does not belong to it. */
  line: z.int(),
  column: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
  message: z.string(),
  /** What to write instead, as a sentence. */
  fix: z.string(),
  /** True where `--fix` does that. */
  fixable: z.boolean(),
});
export type Finding = z.infer<typeof findingSchema>;

/** What `seaworthy lint` found in the files that it read. */
export const findingsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  seaworthyVersion: z.string(),
  files: z.array(z.strictObject({ path: z.string(), kind: z.enum(['dockerfile', 'compose', 'ignore']) })),
  findings: z.array(findingSchema),
  /** Findings that a comment in the file excuses. */
  excused: z.array(
    z.strictObject({
      rule: z.string(),
      file: z.string(),
      line: z.int(),
      /** As somebody wrote it; absent where another linter's comment excuses it, which asks for none. */
      reason: z.string().optional(),
    }),
  ),
  /** Files that could not be read, so that nothing is known of them. */
  unread: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
});
export type Findings = z.infer<typeof findingsSchema>;
