import { userError } from '@seaworthy/core/errors';
import type { EvidenceValues } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ComposeTarget } from './target.ts';

const portSchema = z.looseObject({
  target: z.int(),
  published: z.coerce.string().optional(),
  host_ip: z.string().optional(),
  protocol: z.string().default('tcp'),
});

/** A compose service as `docker compose config` resolves it; only what the experiments look at is spelled out. */
const composeServiceSchema = z.looseObject({
  image: z.string().optional(),
  build: z.unknown().optional(),
  ports: z.array(portSchema).optional(),
  expose: z.array(z.coerce.string()).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()).nullish(), disable: z.boolean().optional() }).nullish(),
  depends_on: z.record(z.string(), z.looseObject({ condition: z.string() })).optional(),
  stop_grace_period: z.coerce.string().optional(),
  stop_signal: z.string().optional(),
  network_mode: z.string().optional(),
  networks: z.record(z.string(), z.unknown()).optional(),
  volumes: z
    .array(z.looseObject({ type: z.string(), target: z.string(), read_only: z.boolean().optional() }))
    .optional(),
  'x-seaworthy': z.unknown().optional(),
});
export type ComposeService = z.infer<typeof composeServiceSchema>;

const composeConfigSchema = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), composeServiceSchema),
  networks: z.record(z.string(), z.looseObject({}).nullable()).optional(),
  volumes: z.record(z.string(), z.looseObject({}).nullable()).optional(),
});
export type ComposeConfig = z.infer<typeof composeConfigSchema>;

export type DeclaredPort = EvidenceValues['exposure']['ports'][number];

/** Lets compose resolve a project: files merged, variables filled in, paths absolute. Throws when compose refuses it. */
export async function readComposeConfig(engine: Engine, target: ComposeTarget): Promise<ComposeConfig> {
  const args = ['compose', '--project-directory', target.directory];
  for (const file of target.files) args.push('--file', file);
  for (const profile of target.profiles ?? []) args.push('--profile', profile);
  const result = await engine.docker([...args, 'config', '--format', 'yaml'], {
    cwd: target.directory,
    reject: false,
    ...(target.environment === undefined ? {} : { env: target.environment }),
  });
  if (result.exitCode !== 0) {
    throw userError('COMPOSE_FILE_INVALID', { reason: result.stderr.trim().split('\n').at(-1) ?? 'no reason given' });
  }
  // Compose's JSON leaves out extensions (`x-…`) of services; its YAML has them.
  return composeConfigSchema.parse(parse(result.stdout));
}

/** Ports that a service publishes on the host. Without an address, compose publishes on every interface. */
export function declaredPorts(service: ComposeService): DeclaredPort[] {
  return (service.ports ?? []).flatMap(({ target, published, host_ip, protocol }) =>
    published === undefined
      ? []
      : [
          {
            containerPort: target,
            protocol,
            hostAddress: host_ip ?? '0.0.0.0',
            hostPort: Number(published.split('-')[0]),
          },
        ],
  );
}

/** Milliseconds of a duration as compose writes it: `1m30s`, `500ms`. */
export function durationMs(text: string): number {
  const units: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 0.001, ns: 0.000001 };
  return [...text.matchAll(/([\d.]+)(ms|us|ns|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ''] ?? 0),
    0,
  );
}
