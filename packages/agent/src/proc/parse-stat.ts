/** What `/proc/<pid>/stat` tells that never changes: with the pid, it names one process for good. */
export interface ProcessStat {
  name: string;
  parentPid: number;
  /** Milliseconds from the machine's start to the start of the process, to the hundredth of a second. */
  startedMs: number;
}

/** Times are in ticks of user space, of which every architecture of Linux has a hundred in a second (`USER_HZ`). */
const TICK_MS = 10;

/** `undefined` for what is no whole line. A name may hold anything, brackets and line breaks too: the last one ends it. */
export function parseStat(text: string): ProcessStat | undefined {
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  const fields = text
    .slice(close + 1)
    .trim()
    .split(' ');
  const [parentPid, startedTicks] = [Number(fields[1]), Number(fields[19])];
  if (open === -1 || close < open || !Number.isInteger(parentPid) || !Number.isInteger(startedTicks)) return undefined;
  return { name: text.slice(open + 1, close), parentPid, startedMs: startedTicks * TICK_MS };
}
