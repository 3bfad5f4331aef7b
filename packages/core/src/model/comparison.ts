import { z } from 'zod';
import { measureSchema, outcomeSchema } from './verdict.ts';

const sideSchema = z.strictObject({
  outcome: outcomeSchema,
  /** Absent where the row is about the verdict alone, or nothing was measured. */
  measure: measureSchema.optional(),
});

/** One thing that was judged or measured on both sides. */
export const comparedRowSchema = z.strictObject({
  check: z.string(),
  /** What was measured, or the claim of the check. */
  label: z.string(),
  /** The service, and what it is called on the other side. */
  service: z.string(),
  other: z.string(),
  here: sideSchema,
  there: sideSchema,
  /** `alike`: no difference that a second run would not make by itself. Absent: nobody can tell, as when one is unknown. */
  better: z.enum(['here', 'there', 'alike']).optional(),
});
export type ComparedRow = z.infer<typeof comparedRowSchema>;

/** The same run's verdicts on something else: `prove A --against B`. */
export const comparisonSchema = z.strictObject({
  /** Of the other side. */
  name: z.string(),
  outcome: outcomeSchema,
  /** Numbers of both sides, and verdicts that differ. */
  rows: z.array(comparedRowSchema),
  /** How many further verdicts are the same on both sides. */
  same: z.int(),
  /** Services without a counterpart on the other side. */
  unpaired: z.strictObject({ here: z.array(z.string()), there: z.array(z.string()) }),
});
export type Comparison = z.infer<typeof comparisonSchema>;
