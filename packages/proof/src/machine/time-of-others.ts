import { isInContainer, type ProcessTable } from '@seaworthy/agent';

/** What of the processes of this machine belongs to the run. */
export interface OwnProcesses {
  /** The process that runs experiments; everything below it is its own. */
  pid: number;
  /** Ids of its containers. */
  containers: readonly string[];
}

/**
 * Names of the programs that run containers, as the kernel cuts them. What they use cannot be divided among those whose
 * containers they run; while experiments run it is the run's own. What dockerd waited for is no container but a build.
 */
const ENGINE = new Set([
  ...['dockerd', 'containerd', 'containerd-shim', 'runc', 'docker-proxy'],
  ...['rootlesskit', 'slirp4netns'],
]);
const BUILDS = 'dockerd';

/** Where it can be seen at all, every process of the machine can. */
const KERNEL = { pid: 2, name: 'kthreadd' };

/**
 * Milliseconds of processor time, between two looks, of programs that have nothing to do with the run. What ended meanwhile
 * is found with those who waited for it; only what outlived them, too, is not. `undefined` where not all processes of
 * the machine can be seen, as in a container. Pure.
 */
export function timeOfOthers(before: ProcessTable, after: ProcessTable, own: OwnProcesses): number | undefined {
  if ([before, after].some((table) => table.get(KERNEL.pid)?.name !== KERNEL.name)) return undefined;
  const [was, is] = [createAccount(before, own), createAccount(after, own)];
  let usedMs = 0;
  for (const pid of after.keys()) {
    usedMs += sumOf(is(pid)) - (isSame(pid, before, after) ? sumOf(was(pid)) : 0);
  }
  for (const pid of before.keys()) {
    const heir = lineOf(pid, before).find((above) => isSame(above, before, after));
    // What an ended one had used before is in the account of who waited for it now.
    if (heir !== undefined && heir !== pid && is(heir).reapedMs > 0) usedMs -= sumOf(was(pid));
  }
  return Math.max(0, usedMs);
}

interface Account {
  usedMs: number;
  reapedMs: number;
}

function sumOf({ usedMs, reapedMs }: Account): number {
  return usedMs + reapedMs;
}

/** What is to be counted of each process. */
function createAccount(table: ProcessTable, own: OwnProcesses): (pid: number) => Account {
  const isEngine = (pid: number) => ENGINE.has(table.get(pid)?.name ?? '');
  // These wait for what the engine or the run has left; that is not theirs.
  const adopting = new Set([1, ...lineOf(own.pid, table)]);
  for (const pid of table.keys()) if (isEngine(pid)) for (const above of lineOf(pid, table)) adopting.add(above);
  return (pid) => {
    const { name, usedMs = 0, reapedMs = 0 } = table.get(pid) ?? {};
    if (name === BUILDS) return { usedMs: 0, reapedMs };
    if (isEngine(pid) || isOwn(pid, table, own)) return { usedMs: 0, reapedMs: 0 };
    return { usedMs, reapedMs: adopting.has(pid) ? 0 : reapedMs };
  };
}

function isOwn(pid: number, table: ProcessTable, { pid: own, containers }: OwnProcesses): boolean {
  const line = lineOf(pid, table);
  if (line.includes(own) || line.includes(KERNEL.pid)) return true;
  const cgroup = table.get(pid)?.cgroup ?? '';
  return containers.some((container) => cgroup.includes(container) && isInContainer(cgroup, container));
}

/** A process and those above it. */
function lineOf(pid: number, table: ProcessTable): number[] {
  const line: number[] = [];
  for (let at: number | undefined = pid; at !== undefined && at > 0 && !line.includes(at); ) {
    line.push(at);
    at = table.get(at)?.parentPid;
  }
  return line;
}

function isSame(pid: number, before: ProcessTable, after: ProcessTable): boolean {
  const [was, is] = [before.get(pid), after.get(pid)];
  return was !== undefined && is !== undefined && was.startedMs === is.startedMs;
}
