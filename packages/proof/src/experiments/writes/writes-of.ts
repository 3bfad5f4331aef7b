import type { EvidenceValues } from '@seaworthy/core/model';
import { type ChangedPath, type ContainerInspection, refusedWrite } from '@seaworthy/engine';

type Writes = EvidenceValues['writes'];

const MOST_NAMED = 20;
/** The engine's own init, which it puts there for the container. */
const ENGINES_OWN = ['/sbin/docker-init', '/usr/sbin/docker-init', '/dev/init'];

/** Tells what a service wrote from what became of its layer and what it said. Pure. */
export function writesOf(
  changes: readonly ChangedPath[],
  lines: readonly string[] | undefined,
  mounts: readonly string[],
): Writes {
  const places = [...mounts, ...ENGINES_OWN];
  // A place to mount at is made by the engine, with the folders that it lies in.
  const own = changes.filter(({ path }) => !places.some((place) => isBelow(path, place) || isBelow(place, path)));
  const written = withoutParents(own);
  const refused = new Set(lines?.flatMap((line) => refusedWrite(line) ?? []));
  return {
    changed: { count: written.length, paths: written.slice(0, MOST_NAMED) },
    refused: [...refused].sort().slice(0, MOST_NAMED),
    ...(lines === undefined ? {} : { logLines: lines.length }),
  };
}

/** Where something else than the container's own layer is written to, or read. */
export function mountPlaces({ Mounts, HostConfig }: Pick<ContainerInspection, 'Mounts' | 'HostConfig'>): string[] {
  return [...(Mounts ?? []).map(({ Destination }) => Destination), ...Object.keys(HostConfig.Tmpfs ?? {})];
}

/** A folder changes when something in it does: that is one write, not two. A folder that changed alone had something in it. */
function withoutParents(changes: readonly ChangedPath[]): string[] {
  const paths = changes.map(({ path }) => path).sort();
  const parents = new Set(paths.flatMap(foldersOf));
  return paths.filter((path) => !parents.has(path));
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
