import { z } from 'zod';
import { factSchema } from './source.ts';

/** A package manager as the repository names it: the id of a folder in `package-managers/`. */
export const packageManagerSchema = z.strictObject({ id: z.string(), version: z.string().optional() });

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
  /** By path. The root is one of them when it holds a package itself. */
  members: z.array(
    z.strictObject({
      path: z.string(),
      /** As the manifest says it. */
      name: z.string().optional(),
      /** Paths of the other members that it depends on; they may depend on it in turn. */
      dependsOn: z.array(z.string()),
    }),
  ),
});
export type Workspace = z.infer<typeof workspaceSchema>;
