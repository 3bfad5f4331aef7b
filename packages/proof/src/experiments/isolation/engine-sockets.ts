import { posix } from 'node:path';
import type { Answer } from '@seaworthy/agent';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { isInside } from '../../sources/is-inside.ts';
import { observed } from '../../sources/observation.ts';

type HostMount = EvidenceValues['hostMounts'][number];
type Found = EvidenceValues['engineSockets']['sockets'][number];

/** Names that only engines give their sockets; /var/run is another name of /run. */
const NAMES = new Set([
  'docker.sock',
  'containerd.sock',
  'podman.sock',
  'crio.sock',
  'cri-dockerd.sock',
  'buildkitd.sock',
]);
const USUAL_PLACES = ['/run/docker.sock', '/var/run/docker.sock'];

export interface SocketSources {
  /** What the agent found; without it, the sources of the mounts decide. */
  asked: Observation<Answer<'sockets'>>;
  /** Whether the container of the run has a mount; what only the files have, the agent can't have seen. */
  isMounted(mount: HostMount): boolean;
  addedGroups: readonly string[];
}

/**
 * Sockets of engines in a container: told by what is mounted, and by what is a socket there and answers as an engine. A
 * mount that only the files have, and the run has not, is told by its source alone.
 */
export function engineSocketsOf(
  engine: Pick<Engine, 'endpoint'>,
  mounts: readonly HostMount[],
  { asked, isMounted, addedGroups }: SocketSources,
): Observation<EvidenceValues['engineSockets']> {
  const places = [...USUAL_PLACES, ...(engine.endpoint.startsWith('unix://') ? [engine.endpoint.slice(7)] : [])];
  const bySource = mounts.flatMap((mount) => bySourceOf(mount, places, !asked.observed || !isMounted(mount)));
  const seen = asked.observed ? asked.value.sockets.filter(isEngines).map((socket) => foundAt(socket, mounts)) : [];
  const all = new Map(bySource.map((found) => [found.path, found]));
  for (const found of seen) all.set(found.path, found);
  const sockets = [...all.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const by = asked.observed ? `docker inspect, and every mounted socket looked at, ${asked.by}` : 'docker inspect';
  return observed(by, { sockets, addedGroups: [...addedGroups] });
}

/** A socket by its name or address; in a mounted folder, where engines usually have theirs, if nobody could look. */
function bySourceOf({ source, destination }: HostMount, places: readonly string[], guess: boolean): Found[] {
  if (places.includes(source) || NAMES.has(posix.basename(source))) return [{ path: destination, source }];
  if (!guess) return [];
  return places
    .filter((place) => isInside(source, place))
    .map((place) => ({ path: posix.join(destination, posix.relative(source, place)), source: place }));
}

function isEngines({ path, origin, engine }: Answer<'sockets'>['sockets'][number]): boolean {
  return engine !== undefined || NAMES.has(posix.basename(path)) || NAMES.has(posix.basename(origin));
}

/** The host's path, where the mount tells it; otherwise the path within the file system that was mounted. */
function foundAt({ path, origin, group }: Answer<'sockets'>['sockets'][number], mounts: readonly HostMount[]): Found {
  const mount = mounts.findLast(({ destination }) => isInside(destination, path));
  const source = mount === undefined ? origin : posix.join(mount.source, posix.relative(mount.destination, path));
  return { path, source, group };
}
