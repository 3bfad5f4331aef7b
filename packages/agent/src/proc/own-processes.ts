/** What decides to whom a process belongs. */
export interface ProcessPlace {
  parentPid: number;
  startedMs: number;
  /** Whether its control group is the container's. */
  inside: boolean;
}

/** A container's own processes among others: its first one, and those that it made. */
export interface OwnProcesses {
  main: number;
  /** By pid, the first one too. */
  pids: number[];
}

/**
 * Finds a container's own processes, wherever they are looked at from and whosever process namespace they share. A health
 * check or an exec enters the container's control group from outside, with other rights while it does: it is not the
 * service's. `undefined`: there is none. `ownNamespace`: orphans stay below the first process; elsewhere they look
 * like what enters, so there everything in the group counts. Pure.
 */
export function ownProcesses(
  places: ReadonlyMap<number, ProcessPlace>,
  { mainPid, ownNamespace }: { mainPid?: number | undefined; ownNamespace: boolean },
): OwnProcesses | undefined {
  const inside = [...places].filter(([, place]) => place.inside);
  const entered = inside
    .filter(([, { parentPid }]) => places.get(parentPid)?.inside !== true)
    .sort(([a, first], [b, second]) => first.startedMs - second.startedMs || a - b);
  const known = mainPid !== undefined && places.get(mainPid)?.inside === true;
  const main = known ? mainPid : entered[0]?.[0];
  if (main === undefined) return undefined;
  const pids = ownNamespace ? descendantsOf(main, inside) : inside.map(([pid]) => pid);
  return { main, pids: pids.sort((a, b) => a - b) };
}

/** With the process itself. */
function descendantsOf(first: number, processes: readonly [number, ProcessPlace][]): number[] {
  const children = new Map<number, number[]>();
  for (const [pid, { parentPid }] of processes) {
    const siblings = children.get(parentPid);
    if (siblings === undefined) children.set(parentPid, [pid]);
    else siblings.push(pid);
  }
  const found = new Set([first]);
  // What is added while a set is walked through is walked through, too.
  for (const pid of found) for (const child of children.get(pid) ?? []) found.add(child);
  return [...found];
}
