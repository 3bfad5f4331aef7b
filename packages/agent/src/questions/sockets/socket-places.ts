import { type Mount, parseMountTable } from '../../proc/parse-mounts.ts';

/** A place in a container at which a socket of its host may lie. */
export interface SocketPlace {
  path: string;
  /** Where it lies in the file system that it was mounted from. */
  origin: string;
}

/** Where engines keep their sockets, below /run or whatever folder above it is mounted. */
const PLACES = [
  'docker.sock',
  'containerd/containerd.sock',
  'podman/podman.sock',
  'crio/crio.sock',
  'buildkit/buildkitd.sock',
];
const FOLDERS = ['', 'run/', 'var/run/', 'host/run/'];
/** File systems that hold no sockets of the host. */
const KERNEL_TYPES = new Set(['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts', 'mqueue']);

/** Each mount that may come from the host, and below it where engines keep their sockets; each path once. */
export function socketPlaces(mountinfo: string): SocketPlace[] {
  const places = parseMountTable(mountinfo)
    .filter(mayComeFromHost)
    .flatMap(({ path, origin }) => [
      { path, origin },
      ...FOLDERS.flatMap((folder) =>
        PLACES.map((place) => ({ path: join(path, folder + place), origin: join(origin, folder + place) })),
      ),
    ]);
  return [...new Map(places.map((place) => [place.path, place])).values()];
}

/** The container's own root is an overlay of its image, which holds no sockets; a host's may be one, mounted elsewhere. */
function mayComeFromHost({ path, type }: Mount): boolean {
  return path !== '/' && !KERNEL_TYPES.has(type);
}

function join(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
