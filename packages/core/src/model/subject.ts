import { z } from 'zod';
import { budgetsSchema } from './plan/budgets.ts';
import { securityLevelSchema } from './plan/security-level.ts';

/** How a bare image was run: nobody says how it is to be, so the recommended flags were tried. */
const runSchema = z.strictObject({
  /** A `docker run` line to copy, with the flags that it stands. */
  command: z.string(),
  /** Recommended flags that it does not stand, the check that is about each, and why, as a sentence. */
  refused: z.array(z.strictObject({ flag: z.string(), check: z.string(), reason: z.string() })),
  /** What could not be found out about running it, and what to do about that. */
  unknown: z.string().optional(),
});

const currentSchema = z.strictObject({
  service: z.string(),
  image: z.string(),
  /** Id of a shape of the plan, `datastore`, or `service` for what a foreign compose file says no more of. */
  shape: z.string(),
  /** Whether somebody waits for its answers at a port: then it has to say when it can give them. */
  listens: z.boolean(),
  /** Id of the language that it is written in; `other` where nobody knows. */
  language: z.string(),
  security: securityLevelSchema,
  port: z.int().optional(),
  healthPath: z.string().optional(),
  budgets: budgetsSchema,
  /** Only of a bare image. */
  run: runSchema.optional(),
  /**
   * Where seaworthy.yaml speaks of it (`services.web`), when Seaworthy wrote the files that it is run with and nobody edited
   * them since; absent: they are somebody else's, and what is wrong in them is mended there.
   */
  settings: z.string().optional(),
});
export type Subject = z.infer<typeof currentSchema>;

/**
 * What is under test: the part of the plan (or of a foreign compose file) that checks may depend on. Evidence that was
 * saved when there were only services and datastores reads as such.
 */
export const subjectSchema = z.preprocess(withShape, currentSchema);

function withShape(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null || 'listens' in saved) return saved;
  const { kind, ...subject } = saved as { kind?: unknown };
  return { shape: kind === 'datastore' ? 'datastore' : 'service', listens: true, ...subject };
}
