import { z } from 'zod';
import { packageManagerSchema } from '../workspace.ts';
import { budgetsSchema } from './budgets.ts';
import { buildPlanSchema } from './build-plan.ts';
import { environmentPlanSchema } from './environment-plan.ts';
import { healthCheckSchema } from './health-check.ts';
import { proxyPlanSchema } from './proxy-plan.ts';
import { resourcesSchema } from './resources.ts';
import { runtimePlanSchema } from './runtime-plan.ts';
import { securityLevelSchema } from './security-level.ts';
import { workspacePlanSchema } from './workspace-plan.ts';

/** The library in the image that lets the service drain. */
export const libraryPlanSchema = z.strictObject({
  /** Where it answers Prometheus, inside of the container alone; absent: it has no numbers. */
  adminPort: z.int().optional(),
});
export type LibraryPlan = z.infer<typeof libraryPlanSchema>;

export const servicePlanSchema = z.strictObject({
  name: z.string(),
  /** Folder of the service relative to the repository; `.` for the root. */
  path: z.string(),
  framework: z.string(),
  /** Id of the folder in `shapes/`, which says what a process of this kind has. */
  shape: z.string(),
  /** What makes it, and what runs it: the same language, or one that builds files which something else serves. */
  build: buildPlanSchema,
  runtime: runtimePlanSchema,
  security: securityLevelSchema,
  packageManager: packageManagerSchema.extend({
    manifest: z.string(),
    /** Absent: there is none, and two installations may differ. */
    lockfile: z.string().optional(),
    /** Further files that installing reads, relative to the repository. */
    files: z.array(z.string()).optional(),
  }),
  /** Absent: the service is installed by itself. */
  workspace: workspacePlanSchema.optional(),
  /** What starts it, in the framework's own terms: a file (`dist/server.js`) or an ASGI path (`src.main:app`). */
  entryPoint: z.string(),
  /** All that its runtime is given, in exec form; absent: the entry point alone. */
  command: z.array(z.string()).optional(),
  port: z.int().optional(),
  /** Port on the host, bound to loopback; absent when nothing but other services talks to it. */
  publishedPort: z.int().optional(),
  liveness: z.string().optional(),
  readiness: z.string().optional(),
  /** Route that is known to take its time, for the experiment that stops the service. */
  slowPath: z.string().optional(),
  healthCheck: healthCheckSchema.optional(),
  user: z.strictObject({ uid: z.int().positive(), gid: z.int().positive() }),
  /** Absolute paths in the container that are writable (tmpfs); everything else is read-only. */
  writablePaths: z.array(z.string()),
  /** Folders whose content outlives the container, each in a volume of its own; only one container may use them. */
  volumes: z.array(z.strictObject({ name: z.string(), path: z.string() })).optional(),
  resources: resourcesSchema,
  /** Share of the container's memory that the runtime's heap may take, in percent; absent where it needs no telling. */
  heapPercent: z.number().positive().max(95).optional(),
  /** Size in MiB of a half of the young generation, where somebody has said it. */
  semiSpaceMb: z.int().positive().optional(),
  environment: z.array(environmentPlanSchema),
  /** Paths that it hands on to other services of the stack, the longest first. */
  proxies: z.array(proxyPlanSchema).optional(),
  /** Names of services and datastores that it starts after; what it waits for is in their shapes. */
  dependsOn: z.array(z.string()),
  /** Runs once, in a role of its own, before the service takes traffic. */
  migrations: z.strictObject({ tool: z.string(), command: z.array(z.string()) }).optional(),
  /** Seconds that the application gets to finish requests; the stop grace period is longer. */
  drainSeconds: z.number().positive(),
  stopGraceSeconds: z.number().positive(),
  /** The signal that ends it with its work done; absent: SIGTERM. */
  stopSignal: z.string().optional(),
  init: z.enum(['tini', 'dumb-init']),
  library: libraryPlanSchema.optional(),
  /** Command of the development role, in exec form; absent: the recipe's own. */
  development: z.strictObject({ command: z.array(z.string()) }).optional(),
  /** Command of the test role, and where its dependencies stand when not in the manifest; absent: no test role. */
  tests: z.strictObject({ command: z.array(z.string()), requirements: z.string().optional() }).optional(),
  /** Debugger port of the development profile. */
  debugPort: z.int().optional(),
  traits: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  budgets: budgetsSchema,
});
export type ServicePlan = z.infer<typeof servicePlanSchema>;
