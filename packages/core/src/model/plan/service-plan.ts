import { z } from 'zod';
import { languageSchema } from '../facts.ts';
import { packageManagerSchema } from '../workspace.ts';
import { budgetsSchema } from './budgets.ts';
import { environmentPlanSchema } from './environment-plan.ts';
import { healthCheckSchema } from './health-check.ts';
import { resourcesSchema } from './resources.ts';
import { securityLevelSchema } from './security-level.ts';

export const servicePlanSchema = z.strictObject({
  name: z.string(),
  /** Folder of the service relative to the repository; `.` for the root. */
  path: z.string(),
  framework: z.string(),
  role: z.enum(['server', 'worker', 'static']),
  language: languageSchema,
  /** Major (Node) or major.minor (Python) version: `22`, `3.13`. */
  languageVersion: z.string(),
  /** Public image references, as the Dockerfile names them. */
  images: z.strictObject({ build: z.string(), runtime: z.string() }),
  security: securityLevelSchema,
  packageManager: packageManagerSchema.extend({
    manifest: z.string(),
    lockfile: z.string().optional(),
  }),
  nativeAddons: z.boolean(),
  /** The manifest's build script, when there is one to run. */
  buildScript: z.string().optional(),
  /** What starts it, in the framework's own terms: a file (`dist/server.js`) or an ASGI path (`src.main:app`). */
  entryPoint: z.string(),
  outputDirectory: z.string().optional(),
  port: z.int().optional(),
  /** Port on the host, bound to loopback; absent when nothing but other services talks to it. */
  publishedPort: z.int().optional(),
  liveness: z.string().optional(),
  readiness: z.string().optional(),
  healthCheck: healthCheckSchema.optional(),
  user: z.strictObject({ uid: z.int().positive(), gid: z.int().positive() }),
  /** Absolute paths in the container that are writable (tmpfs); everything else is read-only. */
  writablePaths: z.array(z.string()),
  resources: resourcesSchema,
  /** Share of the container's memory that Node's heap may take, in percent; absent for other languages. */
  heapPercent: z.number().positive().max(95).optional(),
  environment: z.array(environmentPlanSchema),
  /** Names of services and datastores that must be healthy first. */
  dependsOn: z.array(z.string()),
  /** Runs once, in a role of its own, before the service takes traffic. */
  migrations: z.strictObject({ tool: z.string(), command: z.array(z.string()) }).optional(),
  /** Seconds that the application gets to finish requests; the stop grace period is longer. */
  drainSeconds: z.number().positive(),
  stopGraceSeconds: z.number().positive(),
  init: z.enum(['tini', 'dumb-init']),
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
