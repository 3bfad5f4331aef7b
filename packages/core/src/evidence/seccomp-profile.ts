import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** The profile by which the engine has the kernel filter system calls. */
export default defineEvidence({
  kind: 'seccompProfile',
  schema: z.strictObject({
    /** `default`: the engine's own. */
    profile: z.enum(['default', 'unconfined', 'custom']),
    /** Of a custom profile: what becomes of a call that no rule names, as `SCMP_ACT_ERRNO`. */
    defaultAction: z.string().optional(),
    /** Of a custom profile: calls that a rule permits whatever their arguments and the container's capabilities. Sorted. */
    permitted: z.array(z.string()),
  }),
});
