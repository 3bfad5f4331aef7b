import { z } from 'zod';
import type { EvidenceDefinition } from '../evidence/define-evidence.ts';
import { evidenceDefinitions } from '../evidence/evidence.gen.ts';
import { conditionSchema } from './machine-pressure.ts';
import { subjectSchema } from './subject.ts';
import { topologySchema } from './topology.ts';

/** Every kind of evidence is a file in `core/src/evidence`; these are their names in `needs` and in documents. */
export type EvidenceKind = keyof typeof evidenceDefinitions;
export type EvidenceValues = { [Kind in EvidenceKind]: z.infer<(typeof evidenceDefinitions)[Kind]['schema']> };
export type ContainerProcess = EvidenceValues['processes'][number];

/** The form of each kind's value. */
export const evidenceSchemas = schemasOf(evidenceDefinitions);

/**
 * One observation. `by` says how it was made, in words for the report. Not observed and `applicable: false`: the question
 * does not arise for this service (a heap limit of a database); otherwise nobody knows, and the verdict is `unknown`.
 */
export type Observation<Value> =
  | { observed: true; by: string; value: Value }
  | { observed: false; reason: string; applicable: boolean };

/** What was observed of a service, by kind. What is absent is not observed. */
export type Observations = { [Kind in EvidenceKind]?: Observation<EvidenceValues[Kind]> | undefined };

/**
 * Evidence of any version can be read: a kind that is younger than the document is absent, and one that this version
 * does not know is kept as it is.
 */
const observationsSchema: z.ZodType<Observations> = z
  .object(Object.fromEntries(Object.entries(evidenceSchemas).map(([kind, schema]) => [kind, optional(schema)])))
  .catchall(observationSchema(z.unknown())) as never;

export const serviceEvidenceSchema = z.strictObject({
  subject: subjectSchema,
  observations: observationsSchema,
  /** Why what is absent was not observed, when one reason holds for all of it: the run ended before. */
  unobserved: z.string().optional(),
  /** What the machine was busy with during each experiment; absent in documents from before it was measured. */
  conditions: z.array(conditionSchema).optional(),
});
export type ServiceEvidence = z.infer<typeof serviceEvidenceSchema>;

export const evidenceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  services: z.array(serviceEvidenceSchema),
  /** Absent in documents from before it was kept. */
  topology: topologySchema.optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

function observationSchema(value: z.ZodType) {
  return z.union([
    z.strictObject({ observed: z.literal(true), by: z.string(), value }),
    z.strictObject({ observed: z.literal(false), reason: z.string(), applicable: z.boolean() }),
  ]);
}

function optional(value: z.ZodType) {
  return observationSchema(value).optional();
}

function schemasOf<Definitions extends Record<string, EvidenceDefinition>>(definitions: Definitions) {
  return Object.fromEntries(Object.entries(definitions).map(([kind, { schema }]) => [kind, schema])) as {
    [Kind in keyof Definitions]: Definitions[Kind]['schema'];
  };
}
