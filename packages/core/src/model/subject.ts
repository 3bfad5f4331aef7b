import { z } from 'zod';
import { budgetsSchema } from './plan/budgets.ts';
import { securityLevelSchema } from './plan/security-level.ts';

/** What a service does: it answers requests, works on its own, hands out files, runs once, or keeps data. */
export const shapeSchema = z.enum(['server', 'worker', 'static', 'job', 'datastore']);
export type Shape = z.infer<typeof shapeSchema>;

const currentSchema = z.strictObject({
  service: z.string(),
  image: z.string(),
  shape: shapeSchema,
  /** Id of the language that it is written in; `other` where nobody knows. */
  language: z.string(),
  security: securityLevelSchema,
  port: z.int().optional(),
  healthPath: z.string().optional(),
  budgets: budgetsSchema,
});
export type Subject = z.infer<typeof currentSchema>;

/**
 * What is under test: the part of the plan (or of a foreign compose file) that checks may depend on. Evidence that was
 * saved when there were only services and datastores reads as servers and datastores.
 */
export const subjectSchema = z.preprocess(withShape, currentSchema);

/** Whether somebody waits for its answers at a port. Of a worker and a job nobody does. */
export function answersRequests({ shape }: Pick<Subject, 'shape'>): boolean {
  return shape !== 'worker' && shape !== 'job';
}

function withShape(saved: unknown): unknown {
  if (typeof saved !== 'object' || saved === null || !('kind' in saved) || 'shape' in saved) return saved;
  const { kind, ...subject } = saved;
  return { ...subject, shape: kind === 'datastore' ? 'datastore' : 'server' };
}
