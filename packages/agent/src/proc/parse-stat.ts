/** What `/proc/<pid>/stat` tells. With the pid, the start names one process for good. */
export interface ProcessStat {
  name: string;
  parentPid: number;
  /** Milliseconds from the machine's start to the start of the process, to the hundredth of a second. */
  startedMs: number;
  /** Processor time of all its threads. */
  usedMs: number;
  /** The same of its descendants that have ended and were waited for. */
  reapedMs: number;
}

/** Times are in ticks of user space, of which every architecture of Linux has a hundred in a second (`USER_HZ`). */
const TICK_MS = 10;
/** `ppid`, `utime`, `stime`, `cutime`, `cstime` and `starttime` of proc(5), counted from what follows the name. */
const FIELDS = [1, 11, 12, 13, 14, 19];

/** `undefined` for what is no whole line. A name may hold anything, brackets and line breaks too: the last one ends it. */
export function parseStat(text: string): ProcessStat | undefined {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  const fields = text
    .slice(close + 1)
    .trim()
    .split(' ');
  const [parentPid, user = 0, system = 0, childrenUser = 0, childrenSystem = 0, started = 0] = FIELDS.map((index) =>
    Number(fields[index]),
  );
  const numbers = [parentPid, user, system, childrenUser, childrenSystem, started];
  if (open === -1 || close < open || parentPid === undefined || !numbers.every(Number.isInteger)) return undefined;
  return {
    ...{ name: text.slice(open + 1, close), parentPid, startedMs: started * TICK_MS },
    ...{ usedMs: (user + system) * TICK_MS, reapedMs: (childrenUser + childrenSystem) * TICK_MS },
  };
}
