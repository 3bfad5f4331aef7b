/** Only PID 1 and what descends from it: a health check or an exec enters from outside (parent 0), as does the agent. */
export function descendantsOfInit<Status extends { parentPid: number }>(
  all: ReadonlyMap<number, Status>,
): [number, Status][] {
  const descends = (pid: number): boolean => {
    const status = all.get(pid);
    return pid === 1 || (status !== undefined && descends(status.parentPid));
  };
  return [...all].filter(([pid]) => descends(pid)).sort(([a], [b]) => a - b);
}
