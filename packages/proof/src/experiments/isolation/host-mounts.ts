import { posix } from 'node:path';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { ContainerInspection, Engine } from '@seaworthy/engine';
import { isInside } from '../../sources/is-inside.ts';
import { observed } from '../../sources/observation.ts';
import type { DeclaredIsolation } from '../../sources/proven-service.ts';

type HostMounts = EvidenceValues['hostMounts'];

/** Bind mounts of the running container, and what the original files mount of the host, by whatever name. */
export async function readHostMounts(
  engine: Engine,
  { Mounts }: ContainerInspection,
  declared: DeclaredIsolation,
  by: string,
): Promise<Observation<HostMounts>> {
  const bound = (Mounts ?? []).flatMap(({ Type, Source, Destination, RW, Propagation }): HostMounts => {
    if (Type !== 'bind' || !Source) return [];
    const ofProject = isInside(declared.directory, Source);
    return [
      {
        ...{ source: Source, destination: Destination, writable: RW, through: 'bind', ofProject },
        propagation: Propagation ?? '',
      },
    ];
  });
  const external = await Promise.all(declared.externalVolumes.map((volume) => hostFolderOf(engine, volume, declared)));
  const all = [...bound, ...declared.mounts, ...external.flat()];
  const unique = new Map(all.map((mount) => [`${mount.source}\0${mount.destination}`, mount]));
  for (const mount of bound) unique.set(`${mount.source}\0${mount.destination}`, mount);
  return observed(`${by}, and the compose file`, [...unique.values()].sort(byDestination));
}

/** Whether the container of the run has what a file says: a folder may be replaced, and so is a volume of somebody else. */
export function isMounted(
  { source, destination, through }: HostMounts[number],
  running: NonNullable<ContainerInspection['Mounts']>,
  { externalVolumes }: Pick<DeclaredIsolation, 'externalVolumes'>,
): boolean {
  const there = running.find(({ Destination }) => Destination === destination);
  if (through === 'bind') return there?.Type === 'bind' && there.Source === source;
  return there?.Type === 'volume' && externalVolumes.every((volume) => volume.destination !== destination);
}

/**
 * The project's own files by their place in it: a document says nothing of where somebody keeps a project. One that lies
 * right in a home or a folder of the system is no place of its own: whether its files are, only the whole path tells.
 */
export function placeInProject(directory: string, mount: HostMounts[number]): HostMounts[number] {
  if (!mount.ofProject || /^\/(?:[^/]*|home\/[^/]*)\/?$/.test(directory)) return mount;
  const place = posix.relative(directory, mount.source);
  return { ...mount, source: place === '' ? '.' : `./${place}` };
}

async function hostFolderOf(
  engine: Engine,
  { name, destination, writable }: DeclaredIsolation['externalVolumes'][number],
  { directory }: DeclaredIsolation,
): Promise<HostMounts> {
  const args = ['volume', 'inspect', '--format', '{{with .Options}}{{.device}}{{end}}', name];
  const { exitCode, stdout } = await engine.docker(args, { reject: false });
  const source = stdout.trim();
  if (exitCode !== 0 || !source.startsWith('/')) return [];
  return [
    { source, destination, writable, through: 'volume', ofProject: isInside(directory, source), propagation: '' },
  ];
}

function byDestination(a: HostMounts[number], b: HostMounts[number]): number {
  return a.destination < b.destination ? -1 : 1;
}
