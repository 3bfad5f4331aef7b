import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type ProcessStat, parseStat } from './parse-stat.ts';

export interface SeenProcess extends ProcessStat {
  /** The text of its `cgroup`, read when it was seen first, and again after a while: a runtime moves what it starts. */
  cgroup: string;
}

/** How often a process is looked up again before its control group counts as settled. */
const SETTLED_AFTER = 20;

/** Processes as a namespace shows them, by pid. */
export type ProcessTable = ReadonlyMap<number, SeenProcess>;

/** What is read: names in `/proc` itself, and files below it. */
export interface ProcessFiles {
  names(): readonly string[];
  read(path: string): string | undefined;
}

const OWN: ProcessFiles = { names: () => readdirSync('/proc'), read: readProc };

/**
 * Makes a reader of all processes of this namespace. Reading again costs little for those that were there before. What can't
 * be read (`hidepid`) or went meanwhile is not in the table.
 */
export function createTableReader(files = OWN): () => ProcessTable {
  let seen = new Map<number, { process: SeenProcess; looks: number }>();
  return () => {
    const before = seen;
    seen = new Map();
    for (const name of files.names()) {
      if (!/^\d+$/.test(name)) continue;
      const known = before.get(Number(name));
      const looks = (known?.looks ?? 0) + 1;
      const process = look(files, name, looks <= SETTLED_AFTER ? undefined : known?.process);
      if (process !== undefined) seen.set(Number(name), { process, looks });
    }
    return new Map([...seen].map(([pid, { process }]) => [pid, process]));
  };
}

function look({ read }: ProcessFiles, pid: string, known: SeenProcess | undefined): SeenProcess | undefined {
  const stat = parseStat(read(`${pid}/stat`) ?? '');
  if (stat === undefined) return undefined;
  const cgroup = known?.startedMs === stat.startedMs ? known.cgroup : read(`${pid}/cgroup`);
  return cgroup === undefined ? undefined : { ...stat, cgroup };
}

/** Text of a file below `/proc`; `undefined` when its process is gone or hidden. */
export function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** Where a link below `/proc` leads; `undefined` when its process is gone or hidden. */
export function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(`/proc/${path}`);
  } catch {
    return undefined;
  }
}

/** Names in a folder below `/proc`; none when its process is gone or hidden. */
export function namesIn(path: string): string[] {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
}

/** Milliseconds since the machine started, by the clock that processes' starts are told in. */
export function uptimeMs(): number {
  return Number.parseFloat(readProc('uptime') ?? '') * 1000;
}
