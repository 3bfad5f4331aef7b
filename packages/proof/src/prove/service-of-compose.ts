import { userError } from '@seaworthy/core/errors';
import { recogniseLanguage } from '@seaworthy/core/languages';
import { type ComposeExtension, composeExtensionSchema, type Subject } from '@seaworthy/core/model';
import { shapeIds, shapeOf } from '@seaworthy/core/shapes';
import { type ComposeService, declaredPorts, durationMs, type ImageInspection } from '@seaworthy/engine';
import type { ProvenService } from '../sources/proven-service.ts';
import { datastoreOfPort, recogniseDatastore } from './recognise-datastore.ts';

/** Budgets of services that nobody set any for: those of a backend of the usual size, and a start of 30 s. */
const FOREIGN_BUDGETS = { imageTransferredMb: 80, imageUnpackedMb: 200, startSeconds: 30, shutdownSeconds: 25 };
const DATASTORE_BUDGETS = { imageTransferredMb: 180, imageUnpackedMb: 480, startSeconds: 30, shutdownSeconds: 30 };
/** Compose's own default. */
const DEFAULT_GRACE_MS = 10_000;

interface FoundImage {
  reference: string;
  inspection: Pick<ImageInspection, 'Config'> | undefined;
}

/** What can be told about a service of any compose file from that file and its image; `known` comes from a plan. */
export function serviceOfCompose(
  name: string,
  service: ComposeService,
  image: FoundImage,
  known: Subject | undefined,
): Omit<ProvenService, 'declared'> {
  const extension = readExtension(name, service);
  const { stop_signal: stopSignal, stop_grace_period: grace } = service;
  const restart = restartOf(service);
  const subject = subjectOf(name, service, { image, known, extension });
  return {
    subject,
    knownPorts: knownPortsOf(service, image, subject),
    ports: declaredPorts(service),
    graceMs: grace === undefined ? DEFAULT_GRACE_MS : durationMs(grace),
    ...(stopSignal === undefined ? {} : { stopSignal }),
    ...(restart === undefined ? {} : { restart }),
    ...(extension.slowPath === undefined ? {} : { slowPath: extension.slowPath }),
  };
}

/** Compose takes `deploy.restart_policy` where `restart` is not there; its condition is `any` unless it says another one. */
function restartOf({ restart, deploy }: ComposeService): string | undefined {
  if (restart !== undefined) return restart;
  const { restart_policy: policy } = (deploy ?? {}) as {
    restart_policy?: { condition?: string; max_attempts?: number };
  };
  if (policy == null) return undefined;
  const { condition = 'any', max_attempts: most } = policy;
  if (condition === 'none') return 'no';
  if (condition === 'any') return 'always';
  return most === undefined ? condition : `${condition}:${most}`;
}

function subjectOf(
  name: string,
  service: ComposeService,
  { image, known, extension }: { image: FoundImage; known: Subject | undefined; extension: ComposeExtension },
): Subject {
  const config = image.inspection?.Config;
  const port = extension.port ?? known?.port ?? portOf(service, image);
  const declaredCheck = service.healthcheck?.test ?? config?.Healthcheck?.Test ?? [];
  const healthPath = extension.readiness ?? known?.healthPath ?? healthPathOf(declaredCheck);
  const shape = known?.shape ?? extension.shape ?? recogniseShape(service.image ?? image.reference, port);
  const budgets = known?.budgets ?? (shape === 'datastore' ? DATASTORE_BUDGETS : FOREIGN_BUDGETS);
  const started = { environment: config?.Env ?? [], command: [...(config?.Entrypoint ?? []), ...(config?.Cmd ?? [])] };
  return {
    service: name,
    image: image.reference,
    shape,
    // Where nothing says that nobody waits for it, it is asked.
    listens: known?.listens ?? (extension.shape === undefined || shapeOf({ shape: extension.shape }).listens),
    // What a Dockerfile of one's own starts, its image tells.
    language:
      (known?.language === 'other' && known.shape !== 'datastore' ? undefined : known?.language) ??
      recogniseLanguage(started) ??
      'other',
    security: extension.security ?? known?.security ?? 'standard',
    ...(known?.settings === undefined ? {} : { settings: known.settings }),
    ...(port === undefined ? {} : { port }),
    ...(healthPath === undefined ? {} : { healthPath }),
    budgets: { ...budgets, ...definedOnly(extension.budgets ?? {}) },
  };
}

/** The port for TCP that compose names first, else the image. */
function portOf({ ports, expose }: ComposeService, { inspection }: FoundImage): number | undefined {
  const isTcp = (text: string) => !text.endsWith('/udp') && !text.endsWith('/sctp');
  const exposed = expose?.find(isTcp) ?? Object.keys(inspection?.Config?.ExposedPorts ?? {}).find(isTcp);
  const published = ports?.find(({ protocol }) => protocol === 'tcp')?.target;
  return published ?? (exposed === undefined ? undefined : Number.parseInt(exposed, 10));
}

/** Ranges as `8000-8003/tcp` are spelled out. */
function knownPortsOf(service: ComposeService, { inspection }: FoundImage, subject: Subject): number[] {
  const config = inspection?.Config;
  const exposed = [...(service.expose ?? []), ...Object.keys(config?.ExposedPorts ?? {})].flatMap((text) => {
    const [, first, last, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text) ?? [];
    if (first === undefined || protocol !== 'tcp') return [];
    return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, index) => Number(first) + index);
  });
  const check = (service.healthcheck?.test ?? config?.Healthcheck?.Test ?? []).join(' ');
  const asked = [...check.matchAll(/https?:\/\/[^\s/'"`:]+:(\d+)/g)].map(([, port]) => Number(port));
  const ports = [...(subject.port === undefined ? [] : [subject.port]), ...targetsOf(service), ...exposed, ...asked];
  return [...new Set(ports)].sort((a, b) => a - b);
}

function targetsOf({ ports = [] }: ComposeService): number[] {
  return ports.filter(({ protocol }) => protocol === 'tcp').map(({ target }) => target);
}

function recogniseShape(image: string, port: number | undefined): string {
  const datastore = recogniseDatastore(image) ?? (port === undefined ? undefined : datastoreOfPort(port));
  return datastore === undefined ? 'service' : 'datastore';
}

function readExtension(name: string, service: ComposeService): ComposeExtension {
  const read = composeExtensionSchema.safeParse(service['x-seaworthy'] ?? {});
  if (read.success && (read.data.shape === undefined || shapeIds.includes(read.data.shape))) return read.data;
  if (read.success) {
    const reason = `service ${name}: x-seaworthy.shape: ${read.data.shape} is none of ${shapeIds.join(', ')}`;
    throw userError('COMPOSE_FILE_INVALID', { reason });
  }
  const reasons = read.error.issues.map(({ path, message }) => `${['x-seaworthy', ...path].join('.')}: ${message}`);
  throw userError('COMPOSE_FILE_INVALID', { reason: `service ${name}: ${reasons.join('; ')}` });
}

/** The route that a health check asks for, when it names a URL. */
function healthPathOf(test: readonly string[]): string | undefined {
  return /https?:\/\/[^\s/'"`]+(\/[^\s'"`)]*)/.exec(test.join(' '))?.[1];
}

function definedOnly<Value extends object>(value: Value): { [Key in keyof Value]: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}
