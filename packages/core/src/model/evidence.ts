import { z } from 'zod';
import { imageLayerSchema } from './build-record.ts';

/** What the image says about itself, and how it came to be. */
export const imageConfigSchema = z.strictObject({
  user: z.string(),
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  environment: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  healthCheck: z.array(z.string()).optional(),
  stopSignal: z.string().optional(),
  history: z.array(z.string()),
});

/** What lies in the image's file system, read from outside. Paths are absolute. */
export const imageFilesSchema = z.strictObject({
  files: z.int(),
  unpackedBytes: z.int(),
  transferredBytes: z.int(),
  layers: z.array(imageLayerSchema),
  shells: z.array(z.string()),
  packageManagers: z.array(z.string()),
  setuid: z.array(z.string()),
  /** Files that look like secrets: private keys, `.env`, credentials of package managers. Never their content. */
  secretFiles: z.array(z.string()),
});

export const processSchema = z.strictObject({
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
});

/** Limits that the kernel enforces on the running container; absent: unlimited. */
export const limitsSchema = z.strictObject({
  memoryBytes: z.int().optional(),
  cpus: z.number().optional(),
  pids: z.int().optional(),
});

export const mountsSchema = z.strictObject({
  rootReadOnly: z.boolean(),
  writable: z.array(z.strictObject({ path: z.string(), type: z.string() })),
});

export const heapSchema = z.strictObject({ limitBytes: z.int(), containerBytes: z.int().optional() });

export const healthSchema = z.strictObject({
  declared: z.boolean(),
  command: z.array(z.string()),
  status: z.enum(['none', 'starting', 'healthy', 'unhealthy']),
  failures: z.array(z.strictObject({ exitCode: z.int(), output: z.string() })),
});

/** Milliseconds from the container's start to its first healthy answer; absent when it never came. */
export const startSchema = z.strictObject({
  healthyMs: z.number().optional(),
  waitedMs: z.number(),
  /** Only of a container that ended before it was healthy. */
  exitCode: z.int().optional(),
  observedBy: z.enum(['http', 'health-check']),
});

export const shutdownSchema = z.strictObject({
  signal: z.string(),
  /** Milliseconds from the signal to the exit of PID 1. */
  exitMs: z.number(),
  exitCode: z.int(),
  /** True when the container ignored the signal and had to be killed at the end of the grace period. */
  killed: z.boolean(),
  graceMs: z.number(),
});

/** Requests around SIGTERM. A request counts as in flight when it was fully sent before the signal and not yet answered. */
export const drainSchema = z.strictObject({
  requests: z.int(),
  inFlight: z.int(),
  inFlightLost: z.int(),
  /** Sent after the signal, and how many of those got no answer; for the picture, and for later checks. */
  afterSignal: z.int(),
  afterSignalLost: z.int(),
  /** Requests per 100 ms around the signal (at 0): answered and lost. */
  timeline: z.array(z.strictObject({ atMs: z.int(), answered: z.int(), lost: z.int() })),
  lostExamples: z.array(z.string()),
});

/** What PID 1 did with an orphaned process that ended, and with the signal. */
export const initSchema = z.strictObject({
  command: z.string(),
  reapsZombies: z.boolean(),
  forwardsSignals: z.boolean().optional(),
});

export const exposureSchema = z.strictObject({
  ports: z.array(
    z.strictObject({ containerPort: z.int(), protocol: z.string(), hostAddress: z.string(), hostPort: z.int() }),
  ),
});

/** Every kind of evidence, by its name in `needs`. A probe yields one of these, or says why it could not. */
export const evidenceSchemas = {
  imageConfig: imageConfigSchema,
  imageFiles: imageFilesSchema,
  processes: z.array(processSchema),
  limits: limitsSchema,
  mounts: mountsSchema,
  heap: heapSchema,
  health: healthSchema,
  start: startSchema,
  shutdown: shutdownSchema,
  drain: drainSchema,
  init: initSchema,
  exposure: exposureSchema,
} as const;
export type EvidenceKind = keyof typeof evidenceSchemas;
export type EvidenceValues = { [Kind in EvidenceKind]: z.infer<(typeof evidenceSchemas)[Kind]> };
export type ContainerProcess = z.infer<typeof processSchema>;

function observationSchema<Value extends z.ZodType>(value: Value) {
  return z.union([
    z.strictObject({ observed: z.literal(true), by: z.string(), value }),
    z.strictObject({ observed: z.literal(false), reason: z.string(), applicable: z.boolean() }),
  ]);
}

/**
 * One observation. `by` says how it was made, in words for the report. Not observed and `applicable: false`: the question
 * does not arise for this service (a heap limit of a database); otherwise nobody knows, and the verdict is `unknown`.
 */
export type Observation<Value> =
  | { observed: true; by: string; value: Value }
  | { observed: false; reason: string; applicable: boolean };

/** What is under test: the part of the plan (or of a foreign compose file) that checks may depend on. */
export const subjectSchema = z.strictObject({
  service: z.string(),
  image: z.string(),
  kind: z.enum(['service', 'datastore']),
  /** Id of what runs it (`node`, `python`); `other` where that is none of the known ones, or can't be told. */
  language: z.string(),
  security: z.enum(['standard', 'hardened']),
  port: z.int().optional(),
  healthPath: z.string().optional(),
  budgets: z.strictObject({
    imageTransferredMb: z.number(),
    imageUnpackedMb: z.number(),
    startSeconds: z.number(),
    shutdownSeconds: z.number(),
  }),
});
export type Subject = z.infer<typeof subjectSchema>;

export const serviceEvidenceSchema = z.strictObject({
  subject: subjectSchema,
  observations: z.strictObject({
    imageConfig: observationSchema(imageConfigSchema),
    imageFiles: observationSchema(imageFilesSchema),
    processes: observationSchema(evidenceSchemas.processes),
    limits: observationSchema(limitsSchema),
    mounts: observationSchema(mountsSchema),
    heap: observationSchema(heapSchema),
    health: observationSchema(healthSchema),
    start: observationSchema(startSchema),
    shutdown: observationSchema(shutdownSchema),
    drain: observationSchema(drainSchema),
    init: observationSchema(initSchema),
    exposure: observationSchema(exposureSchema),
  }),
});
export type ServiceEvidence = z.infer<typeof serviceEvidenceSchema>;

export const evidenceSchema = z.strictObject({ schemaVersion: z.literal(1), services: z.array(serviceEvidenceSchema) });
export type Evidence = z.infer<typeof evidenceSchema>;
