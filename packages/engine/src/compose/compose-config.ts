import { z } from 'zod';

const portSchema = z.looseObject({
  target: z.int(),
  published: z.coerce.string().optional(),
  host_ip: z.string().optional(),
  protocol: z.string().default('tcp'),
});

const composeServiceSchema = z.looseObject({
  image: z.string().optional(),
  build: z.unknown().optional(),
  restart: z.string().optional(),
  ports: z.array(portSchema).optional(),
  expose: z.array(z.coerce.string()).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()).nullish(), disable: z.boolean().optional() }).nullish(),
  depends_on: z
    .record(z.string(), z.looseObject({ condition: z.string(), required: z.boolean().optional() }))
    .optional(),
  secrets: z.array(z.looseObject({ source: z.string() })).nullish(),
  stop_grace_period: z.coerce.string().optional(),
  stop_signal: z.string().optional(),
  network_mode: z.string().optional(),
  networks: z.record(z.string(), z.unknown()).optional(),
  volumes: z
    .array(z.looseObject({ type: z.string(), target: z.string(), read_only: z.boolean().optional() }))
    .optional(),
  'x-seaworthy': z.unknown().optional(),
});

/** One service of a resolved project. What nobody looks at is kept as it is. */
export type ComposeService = z.infer<typeof composeServiceSchema>;

const networkSchema = z.looseObject({
  name: z.string().optional(),
  ipam: z.looseObject({ config: z.array(z.looseObject({ subnet: z.string().optional() })).nullish() }).nullish(),
});

const composeConfigSchema = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), composeServiceSchema),
  networks: z.record(z.string(), networkSchema.nullable()).optional(),
  volumes: z.record(z.string(), z.looseObject({}).nullable()).optional(),
  secrets: z
    .record(z.string(), z.looseObject({ file: z.string().optional(), environment: z.string().optional() }))
    .optional(),
});

/**
 * A project as `docker compose config` resolves it: files merged, variables filled in, profiles applied, paths absolute.
 * What is looked at is spelled out; the rest is kept, so that the project can be written out again.
 */
export type ComposeConfig = z.infer<typeof composeConfigSchema>;

/** The image that a service runs; compose names one that it builds itself after project and service. */
export function imageOfService({ name, services }: ComposeConfig, service: string): string {
  return (Object.hasOwn(services, service) ? services[service]?.image : undefined) ?? `${name}-${service}`;
}

/** Takes what compose printed, parsed. Throws zod's error when it is no project. */
export function parseComposeConfig(printed: unknown): ComposeConfig {
  return composeConfigSchema.parse(printed);
}
