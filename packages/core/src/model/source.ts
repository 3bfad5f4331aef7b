import { z } from 'zod';

/** Where something was read: a file of the repository (relative, with `/`) and, where it is known, the line (from 1). */
export const sourceSchema = z.strictObject({
  file: z.string(),
  line: z.int().positive().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * How sure a fact is. `certain`: the file says so. `likely`: derived from code by a pattern that may have exceptions.
 * `possible`: one of several readings; the plan asks or states a default instead of relying on it.
 */
export const certaintySchema = z.enum(['certain', 'likely', 'possible']);
export type Certainty = z.infer<typeof certaintySchema>;

/** A fact about the repository: the value, where it was read, and how sure it is. Absence is `undefined`, never a guess. */
export function factSchema<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, source: sourceSchema, certainty: certaintySchema });
}
export interface Fact<Value> {
  value: Value;
  source: Source;
  certainty: Certainty;
}
