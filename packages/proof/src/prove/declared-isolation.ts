import type { EvidenceValues } from '@seaworthy/core/model';
import type { ComposeConfig, ComposeService } from '@seaworthy/engine';
import { z } from 'zod';
import { isInside } from '../sources/is-inside.ts';
import type { DeclaredIsolation } from '../sources/proven-service.ts';

type HostMount = EvidenceValues['hostMounts'][number];
type Namespaces = EvidenceValues['isolation']['namespaces'];
type Volumes = NonNullable<ComposeService['volumes']>;

/** Compose's word for each namespace. */
const KEYS = {
  network_mode: 'network',
  pid: 'pid',
  ipc: 'ipc',
  uts: 'uts',
  userns_mode: 'user',
  cgroup: 'cgroup',
} as const;

const bindSchema = z.looseObject({
  source: z.string(),
  bind: z.looseObject({ propagation: z.string().optional() }).nullish(),
});
const driverOptionsSchema = z.looseObject({
  name: z.string().optional(),
  external: z.boolean().optional(),
  driver_opts: z.looseObject({ device: z.string().optional() }).optional(),
});

/**
 * What a project's own files open between a service and its host. The run replaces some of it (a datastore's folders,
 * networks and volumes of others), and is judged by it all the same.
 */
export function declaredIsolation(config: ComposeConfig, service: string, directory: string): DeclaredIsolation {
  const declared = config.services[service] ?? {};
  const volumes = declared.volumes ?? [];
  return {
    directory,
    namespaces: [...namespacesOf(declared, config), ...joinedBy(service, config)],
    mounts: volumes.flatMap((volume) => mountOf(volume, config, directory) ?? []),
    externalVolumes: volumes.flatMap((volume) => externalVolumeOf(volume, config) ?? []),
  };
}

function namespacesOf(service: ComposeService, { networks = {} }: ComposeConfig): Namespaces {
  const shared = Object.entries(KEYS).flatMap(([key, namespace]): Namespaces => {
    const value = service[key];
    const sharedWith = typeof value === 'string' ? partnerOf(value) : undefined;
    return sharedWith === undefined ? [] : [{ namespace, sharedWith }];
  });
  // The engine's network of that name is the host's own, also for those who join it as a network.
  const joinsHost = Object.keys(service.networks ?? {}).some((name) => networks[name]?.name === 'host');
  return joinsHost ? [...shared, { namespace: 'network', sharedWith: 'host' }] : shared;
}

/** Who is joined shares as much as who joins. */
function joinedBy(service: string, { services }: ComposeConfig): Namespaces {
  return Object.entries(services).flatMap(([other, declared]) =>
    Object.entries(KEYS).flatMap(([key, namespace]): Namespaces => {
      return declared[key] === `service:${service}` ? [{ namespace, sharedWith: `service:${other}` }] : [];
    }),
  );
}

function partnerOf(value: string): string | undefined {
  if (value === 'host' || /^(service|container):/.test(value)) return value;
  return value === 'shareable' ? 'others' : undefined;
}

function mountOf(volume: Volumes[number], config: ComposeConfig, directory: string): HostMount | undefined {
  const { type, target: destination, read_only: readOnly } = volume;
  const bind = type === 'bind' ? bindSchema.safeParse(volume) : undefined;
  const source = bind?.success ? bind.data.source : deviceOf(volume, config);
  if (source === undefined) return undefined;
  return {
    ...{ source, destination, writable: readOnly !== true, ofProject: isInside(directory, source) },
    ...{
      through: type === 'bind' ? 'bind' : 'volume',
      propagation: (bind?.success && bind.data.bind?.propagation) || '',
    },
  };
}

/** A volume of the local driver may be a folder of the host under another name. */
function deviceOf(volume: Volumes[number], config: ComposeConfig): string | undefined {
  const device = definitionOf(volume, config)?.driver_opts?.device;
  return device?.startsWith('/') ? device : undefined;
}

function externalVolumeOf(
  volume: Volumes[number],
  config: ComposeConfig,
): DeclaredIsolation['externalVolumes'][number] | undefined {
  const definition = definitionOf(volume, config);
  if (definition?.external !== true || definition.name === undefined) return undefined;
  return { name: definition.name, destination: volume.target, writable: volume.read_only !== true };
}

function definitionOf({ type, source }: Volumes[number], { volumes = {} }: ComposeConfig) {
  if (type !== 'volume' || typeof source !== 'string') return undefined;
  const read = driverOptionsSchema.safeParse(volumes[source] ?? {});
  return read.success ? read.data : undefined;
}
