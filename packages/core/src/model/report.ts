import { z } from 'zod';
import { buildRecordSchema } from './build-record.ts';
import { comparisonSchema } from './comparison.ts';
import { serviceEvidenceSchema } from './evidence.ts';
import { decisionSchema } from './plan/decision.ts';
import { sourceSchema } from './source.ts';
import { heldToSchema } from './strictness.ts';
import { testRunSchema } from './test-run.ts';
import { topologySchema } from './topology.ts';
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

/** A part of the run, and the tasks in it, which may have run side by side. Milliseconds; `startedMs` from the phase's start. */
export const phaseSchema = z.strictObject({
  name: z.string(),
  durationMs: z.number(),
  /** Absent in documents from before they were noted. */
  tasks: z.array(z.strictObject({ name: z.string(), startedMs: z.number(), durationMs: z.number() })).optional(),
});

/** The verdicts of an earlier run, for what broke since then and what was mended. */
export const earlierVerdictsSchema = z.strictObject({
  /** When the run ended, ISO 8601. */
  createdAt: z.string(),
  /** By check, then by service. */
  outcomes: z.record(z.string(), z.record(z.string(), outcomeSchema)),
});
export type EarlierVerdicts = z.infer<typeof earlierVerdictsSchema>;

/** The last document: everything that a reviewer needs, self-contained. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  seaworthyVersion: z.string(),
  createdAt: z.string(),
  /**
   * `fail` when a verdict, the build or a test suite failed, `unknown` when none failed but one is unknown, else `pass`;
   * `not-applicable` when nothing was left to judge.
   */
  outcome: outcomeSchema,
  /** Why things are unknown for the whole run (no engine), in the words of the error. */
  limitation: z.string().optional(),
  engine: z.strictObject({ name: z.string(), version: z.string(), details: z.array(z.string()) }).optional(),
  /** Absent: to what plan and files say. */
  heldTo: heldToSchema.optional(),
  decisions: z.array(decisionSchema),
  files: z.array(z.string()),
  build: buildRecordSchema.optional(),
  /** Test suites of the services; absent: none was run. */
  tests: z.array(testRunSchema).optional(),
  services: z.array(serviceEvidenceSchema),
  verdicts: z.array(verdictSchema),
  /** Where a compose file describes each service; absent for a bare image, and in documents from before it was kept. */
  places: z.record(z.string(), sourceSchema).optional(),
  history: z.array(historyEntrySchema),
  /** The verdicts of earlier runs on the same thing, oldest first; absent in documents from before they were kept. */
  earlier: z.array(earlierVerdictsSchema).optional(),
  /** With something else that the same run proved. */
  comparison: comparisonSchema.optional(),
  topology: topologySchema.optional(),
  /** Parts of the run and what they took, in order. */
  phases: z.array(phaseSchema),
});
export type Report = z.infer<typeof reportSchema>;
