import { z } from 'zod';
import { sourceSchema } from '../source.ts';

/** One decision and why it was taken. `origin` says whether the repository, `seaworthy.yaml` or a default decided. */
export const decisionSchema = z.strictObject({
  /** Dotted path of what was decided: `services.web.port`. */
  subject: z.string(),
  value: z.string(),
  origin: z.enum(['repository', 'configuration', 'default']),
  reason: z.string(),
  sources: z.array(sourceSchema),
});
export type Decision = z.infer<typeof decisionSchema>;

/** Something that could not be found out. `blocking` questions stop `generate` until they are answered in `seaworthy.yaml`. */
export const questionSchema = z.strictObject({
  subject: z.string(),
  question: z.string(),
  candidates: z.array(z.strictObject({ value: z.string(), source: sourceSchema.optional() })),
  blocking: z.boolean(),
  /** Code of the catalogued error that a blocking question ends `generate` with. */
  code: z.string().optional(),
});
export type Question = z.infer<typeof questionSchema>;
