import { z } from 'zod';
import { buildRecordSchema } from './build-record.ts';
import { serviceEvidenceSchema } from './evidence.ts';
import { decisionSchema } from './plan/decision.ts';
import { testRunSchema } from './test-run.ts';
import { outcomeSchema, verdictSchema } from './verdict.ts';

/** One line of history: an earlier run, for the trend lines of the report. */
export const historyEntrySchema = z.strictObject({
  startedAt: z.string(),
  durationMs: z.number(),
  cachedSteps: z.int(),
  cacheableSteps: z.int(),
  images: z.array(z.strictObject({ target: z.string(), unpackedBytes: z.int(), transferredBytes: z.int() })),
  /** What the steps that really ran took, in milliseconds, by `stage name`: what a later cache hit saves. */
  stepsMs: z.record(z.string(), z.number()).optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** The last document: everything that a reviewer needs, self-contained. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  seaworthyVersion: z.string(),
  createdAt: z.string(),
  /** `fail` when a verdict, the build or a test suite failed, `unknown` when none failed but one is unknown, else `pass`. */
  outcome: outcomeSchema,
  /** Why things are unknown for the whole run (no engine), in the words of the error. */
  limitation: z.string().optional(),
  engine: z.strictObject({ name: z.string(), version: z.string(), details: z.array(z.string()) }).optional(),
  decisions: z.array(decisionSchema),
  files: z.array(z.string()),
  build: buildRecordSchema.optional(),
  /** Test suites of the services; absent: none was run. */
  tests: z.array(testRunSchema).optional(),
  services: z.array(serviceEvidenceSchema),
  verdicts: z.array(verdictSchema),
  history: z.array(historyEntrySchema),
  /** Parts of the run and what they took, in order. */
  phases: z.array(z.strictObject({ name: z.string(), durationMs: z.number() })),
});
export type Report = z.infer<typeof reportSchema>;
