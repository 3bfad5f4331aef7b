import { userError } from '@seaworthy/core/errors';
import { imageOf, type Plan, referenceOf, type Subject, securityLevelSchema } from '@seaworthy/core/model';
import type { ImageInspection } from '@seaworthy/engine';
import { z } from 'zod';
import type { ComposeConfig, ComposeService } from './compose-config.ts';
import { datastoreOfPort, recogniseDatastore } from './recognise-datastore.ts';

/** A service under test, with what only the experiments need to know about it. */
export interface ProvenSubject extends Subject {
  /** Services and datastores that it depends on, directly. */
  dependsOn: string[];
  /** Route that is known to take its time: requests to it are in flight when the signal comes. */
  slowPath?: string;
}

/** Budgets of services that nobody set any for: those of a backend of the usual size, and a start of 30 s. */
const FOREIGN_BUDGETS = { imageTransferredMb: 80, imageUnpackedMb: 200, startSeconds: 30, shutdownSeconds: 25 };
const DATASTORE_BUDGETS = { imageTransferredMb: 180, imageUnpackedMb: 480, startSeconds: 30, shutdownSeconds: 30 };

/**
 * What a foreign compose file may say about a service under `x-seaworthy`: the same words as in `seaworthy.yaml`, and a
 * route that is slow on purpose.
 */
const extensionSchema = z
  .strictObject({
    port: z.int(),
    readiness: z.string().startsWith('/'),
    slowPath: z.string().startsWith('/'),
    security: securityLevelSchema,
    budgets: z
      .strictObject({
        imageTransferredMb: z.number(),
        imageUnpackedMb: z.number(),
        startSeconds: z.number(),
        shutdownSeconds: z.number(),
      })
      .partial(),
  })
  .partial();

/** What a plan says about the services and datastores that come from it. Images are those that the plan builds. */
export function subjectsOfPlan(plan: Plan): Subject[] {
  const services = plan.services.flatMap((service): Subject[] => {
    const image = imageOf(plan, service.name, 'production');
    if (image === undefined) return [];
    const healthPath = service.readiness ?? service.liveness;
    const subject: Subject = {
      service: service.name,
      image: referenceOf(image),
      kind: 'service',
      language: service.language,
      security: service.security,
      ...(service.port === undefined ? {} : { port: service.port }),
      ...(healthPath === undefined ? {} : { healthPath }),
      budgets: service.budgets,
    };
    return [subject];
  });
  const datastores = plan.datastores.map(
    ({ name, image, port, budgets }): Subject => ({
      service: name,
      image,
      kind: 'datastore',
      language: 'other',
      security: 'standard',
      port,
      budgets,
    }),
  );
  return [...services, ...datastores];
}

/** What can be told about a service of any compose file from that file and its image; `known` comes from a plan. */
export function subjectOfCompose(
  name: string,
  service: ComposeService,
  image: { reference: string; inspection: ImageInspection | undefined },
  known: Subject | undefined,
): ProvenSubject {
  const extension = readExtension(name, service);
  const dependsOn = Object.keys(service.depends_on ?? {});
  const config = image.inspection?.Config;
  const exposed = Object.keys(config?.ExposedPorts ?? {}).map((port) => Number.parseInt(port, 10));
  const port =
    extension.port ??
    known?.port ??
    service.ports?.[0]?.target ??
    (service.expose?.[0] === undefined ? undefined : Number.parseInt(service.expose[0], 10)) ??
    exposed[0];
  const healthPath =
    extension.readiness ??
    known?.healthPath ??
    healthPathOf(service.healthcheck?.test ?? config?.Healthcheck?.Test ?? []);
  const datastore =
    recogniseDatastore(service.image ?? image.reference) ?? (port === undefined ? undefined : datastoreOfPort(port));
  const kind = known?.kind ?? (datastore === undefined ? 'service' : 'datastore');
  return {
    service: name,
    image: image.reference,
    kind,
    language: known?.language ?? languageOf(config?.Env ?? [], [...(config?.Entrypoint ?? []), ...(config?.Cmd ?? [])]),
    security: extension.security ?? known?.security ?? 'standard',
    ...(port === undefined ? {} : { port }),
    ...(healthPath === undefined ? {} : { healthPath }),
    budgets: {
      ...(known?.budgets ?? (kind === 'datastore' ? DATASTORE_BUDGETS : FOREIGN_BUDGETS)),
      ...definedOnly(extension.budgets ?? {}),
    },
    dependsOn,
    ...(extension.slowPath === undefined ? {} : { slowPath: extension.slowPath }),
  };
}

function readExtension(name: string, service: ComposeService): z.infer<typeof extensionSchema> {
  const read = extensionSchema.safeParse(service['x-seaworthy'] ?? {});
  if (read.success) return read.data;
  const reasons = read.error.issues.map(({ path, message }) => `${['x-seaworthy', ...path].join('.')}: ${message}`);
  throw userError('COMPOSE_FILE_INVALID', { reason: `service ${name}: ${reasons.join('; ')}` });
}

/** Services that run once and end, such as migrations: others wait for their completion. They are no subjects. */
export function oneShotServices(config: ComposeConfig): Set<string> {
  return new Set(
    Object.values(config.services).flatMap(({ depends_on }) =>
      Object.entries(depends_on ?? {})
        .filter(([, { condition }]) => condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  );
}

/** The route that a health check asks for, when it names a URL. */
function healthPathOf(test: readonly string[]): string | undefined {
  return /https?:\/\/[^\s/'"`]+(\/[^\s'"`)]*)/.exec(test.join(' '))?.[1];
}

function languageOf(environment: readonly string[], command: readonly string[]): Subject['language'] {
  const text = command.join(' ');
  if (/(^|\/|\s)(node|nodejs|npm|yarn|pnpm|bun)(\s|$)/.test(text)) return 'node';
  if (/(^|\/|\s)(python[\d.]*|uvicorn|gunicorn)(\s|$)/.test(text)) return 'python';
  if (environment.some((variable) => variable.startsWith('NODE_VERSION='))) return 'node';
  return environment.some((variable) => variable.startsWith('PYTHON_VERSION=')) ? 'python' : 'other';
}

function definedOnly<Value extends object>(value: Value): { [Key in keyof Value]: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}
