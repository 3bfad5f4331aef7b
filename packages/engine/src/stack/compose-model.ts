import { type UserError, userError } from '@seaworthy/core/errors';
import { z } from 'zod';
import type { Engine } from '../connection/engine.ts';
import { type ComposeProject, composeArguments, composeEnvironment } from './compose-project.ts';

const portSchema = z.object({
  target: z.number(),
  published: z.union([z.string(), z.number()]).optional(),
  host_ip: z.string().optional(),
  protocol: z.string().optional(),
});

const serviceSchema = z.object({
  image: z.string().optional(),
  restart: z.string().optional(),
  ports: z.array(portSchema).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string(), required: z.boolean().optional() })).optional(),
  secrets: z.array(z.object({ source: z.string() })).nullish(),
  healthcheck: z.object({ disable: z.boolean().optional() }).loose().optional(),
});
export type ComposeService = z.infer<typeof serviceSchema>;

const modelSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  secrets: z
    .record(z.string(), z.object({ file: z.string().optional(), environment: z.string().optional() }))
    .optional(),
  networks: z
    .record(
      z.string(),
      z
        .object({
          name: z.string().optional(),
          ipam: z.object({ config: z.array(z.object({ subnet: z.string().optional() })).optional() }).optional(),
        })
        .nullable(),
    )
    .optional(),
});

/** A compose project with its variables put in and its profiles applied, as far as it is looked at here. */
export type ComposeModel = z.infer<typeof modelSchema>;

/** Reads the project through compose itself. Throws COMPOSE_FILE_INVALID, CONFIGURATION_MISSING and COMPOSE_MISSING. */
export async function readComposeModel(engine: Engine, project: ComposeProject): Promise<ComposeModel> {
  const { exitCode, stdout, stderr } = await engine.docker(
    [...composeArguments(project), 'config', '--format', 'json'],
    {
      cwd: project.directory,
      env: composeEnvironment(engine, project),
      reject: false,
    },
  );
  if (exitCode !== 0) throw explainConfig(stderr);
  return modelSchema.parse(JSON.parse(stdout));
}

/** The same of a project that compose has resolved already. */
export function toComposeModel(resolved: unknown): ComposeModel {
  return modelSchema.parse(resolved);
}

function explainConfig(stderr: string): UserError {
  if (/is not a docker command|unknown shorthand flag|unknown flag: --project-name/.test(stderr)) {
    return userError('COMPOSE_MISSING', { reason: stderr.trim().split('\n')[0] ?? '' });
  }
  const variable = /required variable (\w+) is missing a value(?:: (.*))?/.exec(stderr);
  if (variable?.[1] !== undefined) {
    const hint = variable[2] === undefined ? {} : { hint: variable[2] };
    return userError('CONFIGURATION_MISSING', { variables: [{ name: variable[1], ...hint }] });
  }
  return userError('COMPOSE_FILE_INVALID', { reason: stderr.trim().split('\n').at(-1) ?? 'compose said nothing' });
}

/** Services that others wait for until they have ended with 0: migrations and the like. */
export function oneShotServices({ services }: ComposeModel): Set<string> {
  const names = Object.values(services).flatMap(({ depends_on = {} }) =>
    Object.entries(depends_on).flatMap(([name, { condition }]) =>
      condition === 'service_completed_successfully' ? [name] : [],
    ),
  );
  return new Set(names);
}
