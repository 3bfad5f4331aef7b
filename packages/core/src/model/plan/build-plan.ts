import { z } from 'zod';
import { valueSchema } from './value.ts';

/** What makes the files of a service. */
export const buildPlanSchema = z.strictObject({
  /** Id of the folder in `languages/`. */
  language: z.string(),
  /** As the language counts its versions: `22`, `3.13`. */
  version: z.string(),
  /** Public image reference, as the Dockerfile names it. */
  image: z.string(),
  nativeAddons: z.boolean(),
  /** Logins that installing needs: the file in the service's folder, the build secret that it becomes, where a step finds it. One that version control doesn't keep may be missing. */
  secrets: z
    .array(z.strictObject({ id: z.string(), file: z.string(), target: z.string(), kept: z.boolean() }))
    .optional(),
  /** Variables that installing needs. Each is a build secret of that name, whose value comes from the environment of whoever builds. */
  secretVariables: z.array(z.string()).optional(),
  /** Variables that a build writes into what browsers load: their values are fixed with it. */
  environment: z.array(z.strictObject({ name: z.string(), value: valueSchema })).optional(),
  /** The manifest's build script, when there is one to run. */
  script: z.string().optional(),
  /** Where the build puts what is shipped, relative to the service. */
  outputDirectory: z.string().optional(),
});
export type BuildPlan = z.infer<typeof buildPlanSchema>;
