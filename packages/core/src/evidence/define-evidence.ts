import type { z } from 'zod';

/** One kind of evidence: what can be seen of a service, and the form in which it is kept. */
export interface EvidenceDefinition<Kind extends string = string, Value extends z.ZodType = z.ZodType> {
  /** Its name in `needs` of checks and in documents; the file's name in camelCase. */
  kind: Kind;
  schema: Value;
}

/** Declares a kind of evidence. Its type everywhere follows from the schema; no other list names it. */
export function defineEvidence<const Kind extends string, Value extends z.ZodType>(
  definition: EvidenceDefinition<Kind, Value>,
): EvidenceDefinition<Kind, Value> {
  return definition;
}
