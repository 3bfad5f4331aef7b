import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** What the engine was told to leave open between the running container and its host, or another container. */
export default defineEvidence({
  kind: 'isolation',
  schema: z.strictObject({
    privileged: z.boolean(),
    /** `host`, `others` (whoever wants to join), or the other container as compose or the engine names it: `service:web`. */
    namespaces: z.array(
      z.strictObject({
        namespace: z.enum(['network', 'pid', 'ipc', 'uts', 'user', 'cgroup']),
        sharedWith: z.string(),
      }),
    ),
    /** As `security_opt` has them; of a seccomp profile only that there is one. */
    securityOptions: z.array(z.string()),
    /** Name of the profile that the engine applied; absent where its kernel has no AppArmor. */
    appArmorProfile: z.string().optional(),
    /** Without `CAP_`; `ALL` as it is written. */
    addedCapabilities: z.array(z.string()),
    /** Paths of /proc and /sys that the engine hides, and that it makes read-only. */
    maskedPaths: z.int(),
    readOnlyPaths: z.int(),
    /** From -1000 (never killed) to 1000. */
    oomScoreAdjustment: z.int(),
    oomKillDisabled: z.boolean(),
    devices: z.array(z.strictObject({ path: z.string(), permissions: z.string() })),
    /** Rules of the device control group: `c 189:* rwm`. */
    deviceRules: z.array(z.string()),
    /** What is asked of a device driver; `capabilities` as `gpu`. */
    deviceRequests: z.array(z.strictObject({ driver: z.string(), capabilities: z.array(z.string()) })),
  }),
});
