import { type OwnProcesses, ownProcesses } from './own-processes.ts';
import { isInContainer } from './parse-cgroup.ts';
import { type ProcessStatus, parseStatus } from './parse-status.ts';
import { linkOf, type ProcessTable, readProc, type SeenProcess, uptimeMs } from './process-table.ts';
import { idInside } from './user-ids.ts';

/** The container that is looked at. */
export interface ContainerTarget {
  /** Its whole id. */
  id: string;
  /** The engine's number of its first process; absent where the agent has joined the container's process namespace. */
  mainPid?: number;
  /** Whether its process namespace is its own. */
  ownNamespace: boolean;
}

/** One of a container's processes; numbers and ids as the container itself has them. */
export interface ContainerProcess {
  pid: number;
  parentPid: number;
  uid: number;
  gid: number;
  otherUids?: number[];
  state: string;
  command: string;
  capabilities: string[];
  noNewPrivileges: boolean;
  seccomp: ProcessStatus['seccomp'];
}

/** Longer command lines are cut: one may be as long as the kernel lets it be. */
const COMMAND_LENGTH = 400;

/** The container's own processes; `undefined` when it has none here. */
export function findProcesses(table: ProcessTable, target: ContainerTarget): OwnProcesses | undefined {
  const joined = target.mainPid === undefined && target.ownNamespace;
  const grouped = [...table].map(([pid, process]) => {
    const inside = isInContainer(process.cgroup, target.id) && (target.ownNamespace || !isEntering(pid, process));
    return [pid, process, inside] as const;
  });
  // An engine that may not make control groups puts everything into its own: there only the namespace tells.
  const alone = joined && !grouped.some(([, , inside]) => inside);
  const places = new Map(
    grouped.map(([pid, { parentPid, startedMs }, inside]) => [pid, { parentPid, startedMs, inside: inside || alone }]),
  );
  const mainPid = joined ? 1 : target.mainPid;
  return ownProcesses(places, { mainPid, ownNamespace: target.ownNamespace });
}

/** How long the runtime may take to make a health check or an exec out of itself. */
const ENTERS_MS = 3000;

/** The runtime is root in the container's group for a moment. Later on, a process of that name is one that calls itself so. */
function isEntering(pid: number, { name, startedMs }: SeenProcess): boolean {
  return name.startsWith('runc:[') && uptimeMs() - startedMs < ENTERS_MS && /runc/.test(linkOf(`${pid}/exe`) ?? '');
}

/** Processes by their pids here. What is gone meanwhile is left out. */
export function describeProcesses({ main, pids }: OwnProcesses): Map<number, ContainerProcess> {
  const statuses = new Map(
    pids.flatMap((pid) => {
      const status = readStatus(pid);
      return status === undefined ? [] : [[pid, status] as const];
    }),
  );
  // The container's namespace is as many levels down as its first process is.
  const level = (statuses.get(main)?.pids.length ?? 1) - 1;
  const numberOf = (pid: number) => statuses.get(pid)?.pids[level] ?? pid;
  const idOf = idReader(main);
  return new Map(
    [...statuses].map(([pid, status]) => [
      pid,
      {
        pid: numberOf(pid),
        // What started the first process is not of the container.
        parentPid: statuses.has(status.parentPid) ? numberOf(status.parentPid) : 0,
        ...{ uid: idOf('uid', status.uid), gid: idOf('gid', status.gid), state: status.state },
        ...(status.otherUids.length === 0 ? {} : { otherUids: status.otherUids.map((id) => idOf('uid', id)) }),
        command: commandOf(pid) || `[${status.name}]`,
        ...{ capabilities: status.capabilities, noNewPrivileges: status.noNewPrivileges, seccomp: status.seccomp },
      },
    ]),
  );
}

/** `undefined` when the process is gone. */
export function readStatus(pid: number): ProcessStatus | undefined {
  return parseStatus(readProc(`${pid}/status`) ?? '');
}

/** Seen from within the same user namespace, the ids are the container's own already. */
function idReader(main: number): (kind: 'uid' | 'gid', id: number) => number {
  if (linkOf(`${main}/ns/user`) === linkOf('self/ns/user')) return (_, id) => id;
  const maps = { uid: readProc(`${main}/uid_map`) ?? '', gid: readProc(`${main}/gid_map`) ?? '' };
  return (kind, id) => idInside(maps[kind], id);
}

/** Empty for threads of the kernel, zombies, and what is gone. */
function commandOf(pid: number): string {
  const words = (readProc(`${pid}/cmdline`) ?? '').split('\0').join(' ').trim();
  return words.length <= COMMAND_LENGTH ? words : `${words.slice(0, COMMAND_LENGTH)} …`;
}
