/** Text of a file below the control group's root; `undefined` when there is no such file. */
export type ReadControlFile = (path: string) => string | undefined;

/** Version 1 writes "no limit" as the largest number of pages, in bytes. */
const UNLIMITED = 2 ** 60;

/** What the kernel enforces, from the files of either version of the interface (cgroups(7)). */
export function parseLimits(read: ReadControlFile): { memoryBytes?: number; pids?: number; cpus?: number } {
  const memory = read('memory.max') ?? read('memory/memory.limit_in_bytes');
  const pids = read('pids.max') ?? read('pids/pids.max');
  if (memory === undefined && pids === undefined) throw new Error('the control group files cannot be read');
  const [quota, period] = (read('cpu.max') ?? readOldQuota(read)).split(' ').map(limitOf);
  const memoryBytes = limitOf(memory);
  const count = limitOf(pids);
  return {
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(count === undefined ? {} : { pids: count }),
    ...(quota && period ? { cpus: quota / period } : {}),
  };
}

function readOldQuota(read: ReadControlFile): string {
  const [quota, period] = ['cpu.cfs_quota_us', 'cpu.cfs_period_us'].map(
    (name) => read(`cpu/${name}`) ?? read(`cpu,cpuacct/${name}`),
  );
  return `${quota} ${period}`;
}

function limitOf(text: string | undefined): number | undefined {
  // The line break at the end does not hinder the reading of a number.
  const value = Number(text ?? 'max');
  return Number.isNaN(value) || value > UNLIMITED || value < 0 ? undefined : value;
}
