import { statSync } from 'node:fs';
import { type Mount, parseMountTable } from '../../proc/parse-mounts.ts';
import { readProc } from '../../proc/process-table.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';
import { askEngine } from './ask-engine.ts';

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
const KERNEL_TYPES = new Set(['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts', 'mqueue', 'overlay']);

type Socket = AnswerTo<typeof answer>['sockets'][number];

/** A name tells nothing of what a socket is: only what is one counts, and who listens there is asked. */
export default async function sockets(tested: Tested): Promise<AnswerTo<typeof answer>> {
  const { main } = tested.processes();
  const table = readProc(`${main}/mountinfo`);
  if (table === undefined) throw new Error('its mounts cannot be read');
  const mounts = parseMountTable(table);
  const candidates = mounts
    .filter(mayComeFromHost)
    .flatMap((mount) => [
      { path: mount.path, origin: mount.origin },
      ...FOLDERS.flatMap((folder) =>
        PLACES.map((place) => ({ path: join(mount.path, folder + place), origin: join(mount.origin, folder + place) })),
      ),
    ]);
  const unique = [...new Map(candidates.map((candidate) => [candidate.path, candidate])).values()];
  return {
    sockets: (await Promise.all(unique.map((candidate) => lookAt(`/proc/${main}/root`, candidate)))).flatMap(
      (socket) => socket ?? [],
    ),
  };
}

/** The container's own root is an overlay of its image, which holds no sockets; a host's may be one, mounted elsewhere. */
function mayComeFromHost({ path, type }: Mount): boolean {
  return path !== '/' && (type === 'overlay' || !KERNEL_TYPES.has(type));
}

/** `root`: the tested container's files, as its main process sees them. */
async function lookAt(root: string, { path, origin }: { path: string; origin: string }): Promise<Socket | undefined> {
  const status = statOf(root + path);
  if (status === undefined || !status.isSocket()) return undefined;
  const engine = await askEngine(root + path);
  return { path, origin, group: status.gid, ...(engine === undefined ? {} : { engine }) };
}

/** `undefined` for what is not there, or may not be looked at. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function join(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}
