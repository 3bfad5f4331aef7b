import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What a route answered; absent: nothing in time. */
const answersSchema = z.strictObject({ path: z.string(), before: z.int(), during: z.int().optional() });

/** What the service answered while a datastore that it depends on stood still, and whether it came back with it. One for each. */
export default defineEvidence({
  kind: 'dependencyLoss',
  schema: z.array(
    z.strictObject({
      /** Name of the datastore's service. */
      dependency: z.string(),
      /** How long it stood still. */
      pausedMs: z.int(),
      /** The route that says whether it is ready; `during` is its last answer. */
      readiness: answersSchema,
      /** The other known routes that had an answer before, each with its worst one. */
      routes: z.array(answersSchema),
      /** Milliseconds from when the datastore went on until the service was ready again. Absent: not until nobody waited any longer. */
      recoveredMs: z.int().optional(),
      /** True: its container ended meanwhile. */
      ended: z.boolean(),
    }),
  ),
});
