import { z } from 'zod';
import { languageSchema, packageManagerSchema } from './facts.ts';
import { sourceSchema } from './source.ts';

/** `standard`: a slim distribution with a shell for debugging. `hardened`: no shell, no package manager. */
export const securityLevelSchema = z.enum(['standard', 'hardened']);
export type SecurityLevel = z.infer<typeof securityLevelSchema>;

/** One decision and why it was taken. `origin` says whether the repository, `seaworthy.yaml` or a default decided. */
export const decisionSchema = z.strictObject({
  /** Dotted path of what was decided: `services.web.port`. */
  subject: z.string(),
  value: z.string(),
  origin: z.enum(['repository', 'configuration', 'default']),
  reason: z.string(),
  sources: z.array(sourceSchema),
});
export type Decision = z.infer<typeof decisionSchema>;

/** Something that could not be found out. `blocking` questions stop `generate` until they are answered in `seaworthy.yaml`. */
export const questionSchema = z.strictObject({
  subject: z.string(),
  question: z.string(),
  candidates: z.array(z.strictObject({ value: z.string(), source: sourceSchema.optional() })),
  blocking: z.boolean(),
  /** Code of the catalogued error that a blocking question ends `generate` with. */
  code: z.string().optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** Numbers that verdicts are held against (overridable in `seaworthy.yaml`). Megabytes are 10^6 bytes. */
export const budgetsSchema = z.strictObject({
  imageTransferredMb: z.number().positive(),
  imageUnpackedMb: z.number().positive(),
  startSeconds: z.number().positive(),
  shutdownSeconds: z.number().positive(),
});
export type Budgets = z.infer<typeof budgetsSchema>;

/** Limits and reservations of a container. Memory in MiB, CPUs in cores. */
export const resourcesSchema = z.strictObject({
  memoryMb: z.int().positive(),
  memoryReservationMb: z.int().positive(),
  cpus: z.number().positive(),
  cpuReservation: z.number().positive(),
  pids: z.int().positive(),
});
export type Resources = z.infer<typeof resourcesSchema>;

/** How the engine asks a container whether it is well. `command` is exec form and uses only what the image has. */
export const healthCheckSchema = z.strictObject({
  command: z.array(z.string()),
  intervalSeconds: z.number().positive(),
  timeoutSeconds: z.number().positive(),
  startPeriodSeconds: z.number().positive(),
  startIntervalSeconds: z.number().positive(),
  retries: z.int().positive(),
});
export type HealthCheck = z.infer<typeof healthCheckSchema>;

/**
 * A variable of a service. Without `value` it comes from the host's environment or `.env`. A `value` may name a variable
 * of `.env` as `${NAME}` (a connection string: `postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app`).
 */
export const environmentPlanSchema = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  required: z.boolean(),
  /** Secrets never stand in the image or in compose's `environment`; they arrive as files or from `.env`. */
  secret: z.boolean(),
  public: z.boolean(),
  /** What the code takes when the variable is not set; for `.env.example`. Absent for secrets. */
  default: z.string().optional(),
  /** The variable by which the code takes the secret as a file (`OPENAI_API_KEY_FILE`). Absent: only as a plain variable. */
  fileVariable: z.string().optional(),
  /** Name of the datastore whose password this is: one secret serves both. */
  passwordOf: z.string().optional(),
  /** One sentence for `.env.example`. */
  description: z.string().optional(),
});
export type EnvironmentPlan = z.infer<typeof environmentPlanSchema>;

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
  packageManager: z.strictObject({
    id: packageManagerSchema,
    version: z.string().optional(),
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

export const datastorePlanSchema = z.strictObject({
  name: z.string(),
  /** Id of the folder in `datastores/`. */
  datastore: z.string(),
  image: z.string(),
  version: z.string(),
  port: z.int(),
  database: z.string(),
  username: z.string(),
  resources: resourcesSchema,
  budgets: budgetsSchema,
});
export type DatastorePlan = z.infer<typeof datastorePlanSchema>;

/** What will be generated, decision by decision. Everything that `generate` needs; it reads nothing else. */
export const planSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  services: z.array(servicePlanSchema),
  datastores: z.array(datastorePlanSchema),
  network: z.strictObject({ subnet: z.string().optional() }),
  decisions: z.array(decisionSchema),
  questions: z.array(questionSchema),
  /** Files that were there before and that the generated ones replace. */
  replaces: z.array(z.string()),
  /** What the repository's tree looks like as far as `.dockerignore` needs it: top-level and per-service noise that exists. */
  ignored: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;
