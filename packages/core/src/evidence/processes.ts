import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/**
 * The container's own processes as the kernel tells them: all that were seen from when the service was ready until it was
 * stopped. One that changes its rights stands here twice. Whoever enters from outside (a health check, an exec) is not among them.
 */
export default defineEvidence({
  kind: 'processes',
  schema: z.array(
    z.strictObject({
      pid: z.int(),
      parentPid: z.int(),
      uid: z.int(),
      gid: z.int(),
      /** Real and saved user ids that differ from `uid`: it can take them back. Absent: there are none. */
      otherUids: z.array(z.int()).optional(),
      state: z.string(),
      command: z.string(),
      /** Names of effective and permitted capabilities; empty when all are dropped. */
      capabilities: z.array(z.string()),
      noNewPrivileges: z.boolean(),
      seccomp: z.enum(['disabled', 'strict', 'filter']),
      /** Milliseconds from the container's start until it was seen for the first and the last time, with these rights. */
      firstMs: z.int().optional(),
      lastMs: z.int().optional(),
      /** How many more there were with the same rights, which are not listed. */
      alike: z.int().optional(),
    }),
  ),
});
