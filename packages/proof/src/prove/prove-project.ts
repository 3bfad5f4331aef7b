import {
  type ComposeConfig,
  type ComposeService,
  durationMs,
  findSubstitution,
  imageOfService,
  type Substitution,
} from '@seaworthy/engine';

/** Ports on 127.0.0.1 at which services are reached: service → container port and host port. */
export type PublishedPorts = Readonly<Record<string, { containerPort: number; hostPort: number }>>;

/** What the experiments change in a project so that it runs beside the user's own and touches none of its data. */
export interface ProveProjectOptions {
  /** Compose project name, of this run alone. */
  name: string;
  published: PublishedPorts;
  /** Services whose folders on the host hold data; they get fresh volumes. */
  datastores: ReadonlySet<string>;
  /** Health checks that images bring along, where compose declares none. */
  imageHealthChecks: Readonly<Record<string, { intervalMs: number; retries: number }>>;
  substitutions: readonly Substitution[];
  /** False: images are there already, nothing is built. */
  build: boolean;
  /** Project name of an earlier stack of this run, which has built the images. */
  builtAs?: string;
  /** Further labels of everything that is made. */
  labels?: Readonly<Record<string, string>>;
}

const NETWORK = 'seaworthy-prove';
/** Who had no way out before has none here: requests come in, and nothing of its own goes out. */
const INWARDS = { 'com.docker.network.bridge.enable_ip_masquerade': 'false' };

/**
 * The same services under another project name: no fixed names, subnets or host ports that could collide, no restarts
 * that would hide an exit, no data of the user's. What checks judge (user, limits, capabilities, health checks) stays as
 * it is. The input is not changed.
 */
export function proveProject(config: ComposeConfig, options: ProveProjectOptions): ComposeConfig {
  const labels = labelsOf(options);
  const services = Object.entries(config.services).map(([name, service]) => [
    name,
    proveService(name, service, config, options),
  ]);
  const ownNetwork = Object.values(Object.fromEntries(services) as Record<string, ComposeService>).some(
    ({ networks }) => networks !== undefined && NETWORK in networks,
  );
  return {
    ...config,
    name: options.name,
    services: Object.fromEntries(services),
    networks: {
      ...mapValues(config.networks ?? {}, (network) => ({ ...without(network, 'name', 'external', 'ipam'), labels })),
      ...(ownNetwork ? { [NETWORK]: { labels, driver_opts: INWARDS } } : {}),
    },
    volumes: mapValues(config.volumes ?? {}, (volume) => ({ ...without(volume, 'name', 'external'), labels })),
  };
}

function proveService(
  name: string,
  service: ComposeService,
  config: ComposeConfig,
  options: ProveProjectOptions,
): ComposeService {
  const published = own(options.published, name);
  const result: ComposeService = {
    ...without(service, 'container_name', 'profiles', 'ports', 'develop', 'build', 'x-seaworthy'),
    restart: 'no',
    scale: 1,
    labels: { ...(service.labels as object | undefined), ...labelsOf(options) },
  };
  const deploy = service.deploy;
  if (typeof deploy === 'object' && deploy !== null) {
    result.deploy = without(deploy as Record<string, unknown>, 'restart_policy', 'replicas', 'placement');
  }
  if (service.build !== undefined && options.build) {
    result.build = withContexts(service.build, options.substitutions);
    result.image = `${options.name}-${name}`;
  } else if (service.build !== undefined && options.builtAs !== undefined) {
    result.image = `${options.builtAs}-${name}`;
  } else {
    result.image = substitute(imageOfService(config, name), options.substitutions);
  }
  const healthCheck = quickHealthCheck(service.healthcheck ?? inherited(own(options.imageHealthChecks, name)));
  if (service.networks !== undefined) result.networks = mapValues(service.networks, withoutAddress);
  if (healthCheck !== undefined) result.healthcheck = healthCheck;
  if (options.datastores.has(name)) result.volumes = freshVolumes(service.volumes);
  if (published !== undefined && service.network_mode === undefined) {
    result.ports = [
      { target: published.containerPort, published: String(published.hostPort), host_ip: '127.0.0.1', protocol: 'tcp' },
    ];
    if (isolated(service, config)) result.networks = { ...result.networks, [NETWORK]: null };
  }
  return result;
}

/** A service may be called `constructor` or `toString`, which every object inherits. */
function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const HEALTH_INTERVAL_MS = 1000;

/**
 * The same command, asked more often, so that nobody waits half a minute for the first answer. A service that fails gets
 * as long as before until it counts as unhealthy.
 */
function quickHealthCheck(declared: ComposeService['healthcheck']): ComposeService['healthcheck'] {
  if (declared == null || declared.disable === true) return undefined;
  const intervalMs = durationMs(String(declared.interval ?? '30s'));
  if (intervalMs <= HEALTH_INTERVAL_MS) return undefined;
  const retries = Math.ceil((Number(declared.retries ?? 3) * intervalMs) / HEALTH_INTERVAL_MS);
  return { ...without(declared, 'start_interval'), interval: `${HEALTH_INTERVAL_MS}ms`, retries };
}

/** Without `test`, compose keeps the image's. */
function inherited(check: { intervalMs: number; retries: number } | undefined): ComposeService['healthcheck'] {
  return check === undefined ? undefined : { interval: `${check.intervalMs}ms`, retries: check.retries };
}

/** A folder of the host that a datastore writes to holds the user's data: the experiment gets an empty volume instead. */
function freshVolumes(volumes: ComposeService['volumes']): ComposeService['volumes'] {
  return volumes?.map((volume) =>
    volume.type === 'bind' && volume.read_only !== true && !/\.\w+$/.test(volume.target)
      ? { type: 'volume', target: volume.target }
      : volume,
  );
}

/** The subnet that an address was chosen from is not there. */
function withoutAddress(network: unknown): unknown {
  if (typeof network !== 'object' || network === null) return network;
  return without(network as Record<string, unknown>, 'ipv4_address', 'ipv6_address');
}

/** Nothing can be published from a service whose networks are all internal. */
function isolated(service: ComposeService, config: ComposeConfig): boolean {
  const names = Object.keys(service.networks ?? {});
  return names.length > 0 && names.every((name) => config.networks?.[name]?.internal === true);
}

function labelsOf({ labels }: ProveProjectOptions): Record<string, string> {
  return { 'dev.seaworthy': 'prove', ...labels };
}

function withContexts(build: unknown, substitutions: readonly Substitution[]): unknown {
  const contexts = Object.fromEntries(
    substitutions.map(({ reference, substitute }) => [reference, `docker-image://${substitute}`]),
  );
  const settings = typeof build === 'object' && build !== null ? build : { context: build };
  const own = (settings as { additional_contexts?: object }).additional_contexts;
  return { ...settings, additional_contexts: { ...contexts, ...own } };
}

function substitute(image: string, substitutions: readonly Substitution[]): string {
  return findSubstitution(substitutions, image)?.substitute ?? image;
}

function without<Value extends Record<string, unknown>>(value: Value | null, ...keys: string[]): Value {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !keys.includes(key))) as Value;
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
