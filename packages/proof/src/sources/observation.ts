import type { Observation } from '@seaworthy/core/model';

/** Something was seen; `by` says how, in words for the report. */
export function observed<Value>(by: string, value: Value): Observation<Value> {
  return { observed: true, by, value };
}

/** Nobody knows: the verdict will be `unknown`, with this reason. */
export function notObserved(reason: string): Observation<never> {
  return { observed: false, reason, applicable: true };
}

/** The question does not arise for this service: the verdict will be `not-applicable`, with this reason. */
export function doesNotApply(reason: string): Observation<never> {
  return { observed: false, reason, applicable: false };
}

/** Goes on with what a source saw; hands its reason on when it saw nothing. */
export async function whenObserved<Source, Value>(
  source: Observation<Source> | Promise<Observation<Source>>,
  next: (value: Source, by: string) => Observation<Value> | Promise<Observation<Value>>,
): Promise<Observation<Value>> {
  const seen = await source;
  return seen.observed ? next(seen.value, seen.by) : seen;
}

/** The first line of what went wrong, for a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
