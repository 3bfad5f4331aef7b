import { z } from 'zod';
import { sourceSchema } from './source.ts';

/** What nobody observed is `unknown`, never `pass`. */
export const outcomeSchema = z.enum(['pass', 'fail', 'not-applicable', 'unknown']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** From the most serious to the mildest. */
export const severitySchema = z.enum(['critical', 'high', 'medium', 'low']);
export type Severity = z.infer<typeof severitySchema>;

/** The mildest severity from which a failure makes the answer of a command no; `none`: no failure does. */
export type FailLevel = Severity | 'none';

/** Whether something of this severity is at least as serious as `level`. */
export function reaches(severity: Severity, level: FailLevel): boolean {
  const { options } = severitySchema;
  return level !== 'none' && options.indexOf(severity) <= options.indexOf(level);
}

/** A measured number beside the budget that it is held against, both in `unit`. */
export const measureSchema = z.strictObject({
  value: z.number(),
  budget: z.number().optional(),
  /** How many there were in all, where `value` counts a part of them: 0 of 32 requests. */
  of: z.number().optional(),
  /** What was measured, in two or three words, for the head of a row: `Image, unpacked`. */
  label: z.string().optional(),
  /** `MB`, `s`, `ms`, `%`, or what is counted, in the plural: `processes`. */
  unit: z.string().regex(/^(?:%|[A-Za-z][A-Za-z -]*)$/),
});
export type Measure = z.infer<typeof measureSchema>;

export const verdictSchema = z.strictObject({
  check: z.string(),
  service: z.string(),
  outcome: outcomeSchema,
  /** Nobody wanted it judged in this run, and `message` says so; its outcome is `not-applicable` then. */
  leftOut: z.literal(true).optional(),
  severity: severitySchema,
  title: z.string(),
  message: z.string(),
  measures: z.array(measureSchema),
  /** The evidence itself, line by line, as a reviewer would want to see it. */
  seen: z.array(z.string()),
  /** How it was observed: one entry for each kind of evidence that was used. */
  observedBy: z.array(z.string()),
  fix: z.string().optional(),
  /** Only of a failure: the line of a Dockerfile or compose file that is its cause. Absent where none is known to be. */
  cause: sourceSchema.optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;
