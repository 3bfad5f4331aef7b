import { z } from 'zod';
import { factSchema } from './source.ts';

/** A package manager as the repository names it: the id of a folder in `package-managers/`. */
export const packageManagerSchema = z.strictObject({ id: z.string(), version: z.string().optional() });

/** The id of the package manager of what is served as it lies there. */
export const NOTHING_TO_INSTALL = 'none';

/** Packages that are installed together, from one lockfile. A folder by itself is the case of one member. */
export const workspaceSchema = z.strictObject({
  /** Folder of the lockfile, or where it would be; relative to the repository, `.` for its top. */
  root: z.string(),
  /** Id of the folder in `languages/`. */
  language: z.string(),
  /** Absent when nothing names one. */
  packageManager: factSchema(packageManagerSchema).optional(),
  /** The lockfile, relative to the repository; absent when there is none. */
  lockfile: factSchema(z.string()).optional(),
  /** Lockfiles of several package managers that nothing decides between; there is no `packageManager` then. */
  ambiguousLockfiles: z.array(z.string()).optional(),
  /** The only lockfile, where it is of another package manager than the manifest names. */
  foreignLockfile: z.string().optional(),
  /** Further files that installing reads (settings, patches, a checked-in package manager), relative to the repository. */
  files: z.array(z.string()).optional(),
  /** Settings at the root that the members' tools extend (`tsconfig.base.json`), relative to the repository. */
  settings: z.array(z.string()).optional(),
  /** By path. The root is one of them when it holds a package itself. */
  members: z.array(
    z.strictObject({
      path: z.string(),
      /** As the manifest says it. */
      name: z.string().optional(),
      /** Paths of the other members that it depends on; they may depend on it in turn. */
      dependsOn: z.array(z.string()),
      /** Those of `dependsOn` that it is built with, and runs without. */
      onlyToBuild: z.array(z.string()).optional(),
      /** Scripts that build it, in their order; absent when others use it as it is. */
      scripts: z.array(z.string()).optional(),
      /** Its own install hooks, and those of them that do something for a build; absent where it has none. */
      hooks: z.strictObject({ names: z.array(z.string()), needed: z.array(z.string()) }).optional(),
      /** True when the root names it, and its lockfile does not know it. */
      unlocked: z.boolean().optional(),
    }),
  ),
});
export type Workspace = z.infer<typeof workspaceSchema>;
