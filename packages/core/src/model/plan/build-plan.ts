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
  /**
   * The Dockerfile of the repository that makes its image. The service is adopted then: nothing is generated into that image, and
   * what the plan says beside of user, init process, version and package manager is not used.
   */
  own: z
    .strictObject({
      dockerfile: z.string(),
      context: z.string(),
      target: z.string().optional(),
      arguments: z.record(z.string(), z.string()),
      /** Public images that it builds on or copies from. */
      images: z.array(z.string()),
      /** True where its health can be asked for. */
      healthCheck: z.boolean(),
      /** True when it is run without capabilities. */
      withoutCapabilities: z.boolean(),
      /** True when its root file system is read-only. */
      readOnly: z.boolean(),
    })
    .optional(),
});
export type BuildPlan = z.infer<typeof buildPlanSchema>;
