import type { ContainerProcess } from '../proc/container.ts';

/** A process as it was for some time; one that changes its rights is seen twice. Times count from the container's start. */
export interface Sighting extends ContainerProcess {
  firstMs: number;
  lastMs: number;
  /** Further processes with the same rights, which are not listed. */
  alike?: number;
}

export interface Sightings {
  /** What was seen of each container, and when it was looked at for the first and the last time. */
  seen: Sighting[];
  fromMs: number;
  toMs: number;
  /** Where it listened at any time, each place once; in order. */
  listeners: Place[];
  /** Processes with rights of their own that found no place in the list: not to be taken for harmless. */
  unlisted: number;
}

/** Where something listens. */
export interface Place {
  address: string;
  port: number;
}

/** A list for people. Of what is more, only what has other rights than all before is listed. */
const LISTED = 64;
const KINDS = 256;
/** More places than a program needs: who opens one port after the other must not fill the memory. */
const PLACES = 256;

/** Collects what is seen of one container, in bounded memory however many processes it starts. */
export function createSightings() {
  const byProcess = new Map<string, Sighting>();
  const byRights = new Map<string, Sighting>();
  const folded = new Set<string>();
  const places = new Map<string, Place>();
  let [fromMs, toMs, unlisted]: [number | undefined, number, number] = [undefined, 0, 0];

  const place = (key: string, process: ContainerProcess, atMs: number): Sighting | undefined => {
    const known = byProcess.get(key);
    if (known !== undefined) return Object.assign(known, process);
    const rights = rightsOf(process);
    const like = byRights.get(rights);
    if (like !== undefined && byProcess.size >= LISTED) {
      if (!folded.has(key)) like.alike = (like.alike ?? 0) + 1;
      remember(folded, key);
      return like;
    }
    if (byRights.size >= KINDS) return undefined;
    const sighting = { ...process, firstMs: atMs, lastMs: atMs };
    byProcess.set(key, sighting);
    if (like === undefined) byRights.set(rights, sighting);
    return sighting;
  };

  return {
    /** One look: processes by what names each for good. */
    add(processes: ReadonlyMap<string, ContainerProcess>, atMs: number): void {
      fromMs ??= atMs;
      toMs = Math.max(toMs, atMs);
      for (const [identity, process] of processes) {
        const sighting = place(`${identity} ${rightsOf(process)}`, process, atMs);
        if (sighting === undefined) unlisted += 1;
        else sighting.lastMs = Math.max(sighting.lastMs, atMs);
      }
    },
    /** One look at what listens. */
    addListeners(listeners: readonly Place[]): void {
      for (const { address, port } of listeners) {
        if (places.size < PLACES) places.set(`${address} ${port}`, { address, port });
      }
    },
    /** `undefined`: the container was never seen. */
    result(): Sightings | undefined {
      if (fromMs === undefined) return undefined;
      return { seen: [...byProcess.values()], listeners: [...places.values()], fromMs, toMs, unlisted };
    },
  };
}

const REMEMBERED = 10_000;

/** Which of them were counted is forgotten in time: the number is then too high, and never too low. */
function remember(keys: Set<string>, key: string): void {
  if (keys.size >= REMEMBERED) keys.clear();
  keys.add(key);
}

function rightsOf({ uid, gid, otherUids = [], capabilities, noNewPrivileges, seccomp }: ContainerProcess): string {
  return [uid, gid, otherUids, capabilities, noNewPrivileges, seccomp].join(' ');
}
