import { z } from 'zod';
import { datastorePlanSchema } from './datastore-plan.ts';
import { decisionSchema, questionSchema } from './decision.ts';
import { servicePlanSchema } from './service-plan.ts';

/** What will be generated, decision by decision. Everything that `generate` needs; it reads nothing else. */
export const planSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  services: z.array(servicePlanSchema),
  datastores: z.array(datastorePlanSchema),
  network: z.strictObject({ subnet: z.string().optional() }),
  decisions: z.array(decisionSchema),
  questions: z.array(questionSchema),
  /** Files that were there before and that the generated ones replace. */
  replaces: z.array(z.string()),
  /** What the repository's tree looks like as far as `.dockerignore` needs it: top-level and per-service noise that exists. */
  ignored: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
