import { z } from 'zod';

/** Where a service that is installed together with other packages lies among them. Paths are the repository's. */
export const workspacePlanSchema = z.strictObject({
  /** Folder of the lockfile. It is `/app` in every stage and image. */
  root: z.string(),
  /** Names of the packages that are installed for: the root's and the service's own. */
  packages: z.array(z.string()),
  /** The other members that the service needs, those that others depend on first. */
  members: z.array(
    z.strictObject({
      path: z.string(),
      /** Scripts that build it; none: it is used as it is. */
      scripts: z.array(z.string()),
      /** False when the service is only built with it. */
      shipped: z.boolean(),
    }),
  ),
  /** Members that the service does not need. */
  others: z.array(z.string()),
  /** Install hooks of its packages, which are left out where only manifests are; absent where there are none. */
  hooks: z.array(z.strictObject({ path: z.string(), names: z.array(z.string()) })).optional(),
  /** Settings at the root that the tools of members extend. */
  settings: z.array(z.string()),
});
export type WorkspacePlan = z.infer<typeof workspacePlanSchema>;
