import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** PID 1 of the running container and everything that descends from it, as the kernel tells it. */
export default defineEvidence({
  kind: 'processes',
  schema: z.array(
    z.strictObject({
      pid: z.int(),
      parentPid: z.int(),
      uid: z.int(),
      gid: z.int(),
      state: z.string(),
      command: z.string(),
      /** Names of effective and permitted capabilities; empty when all are dropped. */
      capabilities: z.array(z.string()),
      noNewPrivileges: z.boolean(),
      seccomp: z.enum(['disabled', 'strict', 'filter']),
    }),
  ),
});
