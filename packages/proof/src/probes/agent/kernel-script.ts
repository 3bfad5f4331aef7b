/**
 * Part of the agent: processes, mounts and limits as the kernel tells them in `/proc` and the control group files.
 * Plain CommonJS text for any Node; see `agent-script.ts`.
 */
export const kernelScript = String.raw`
const fs = require('node:fs');
const CAPABILITIES = ('CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE ' +
  'NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE ' +
  'SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL ' +
  'SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE').split(' ');

async function kernel() {
  return { processes: await processes(), mounts: mounts(), limits: limits() };
}

function status(pid) {
  try { return Object.fromEntries(fs.readFileSync('/proc/' + pid + '/status', 'utf8').split('\n').filter(Boolean).map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1).trim()];
  })); } catch { return undefined; }
}

/* Only PID 1 and what descends from it: a health check or an exec enters from outside (parent 0), as does this agent. */
async function processes() {
  const all = new Map();
  for (const name of fs.readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? status(name) : undefined;
    if (found) all.set(Number(name), found);
  }
  const descends = (pid) => pid === 1 || (all.has(pid) && descends(Number(all.get(pid).PPid)));
  return [...all].filter(([pid]) => descends(pid)).map(([pid, found]) => ({
    pid,
    parentPid: Number(found.PPid),
    uid: Number(found.Uid.split('\t')[1]),
    gid: Number(found.Gid.split('\t')[1]),
    state: found.State.slice(0, 1),
    command: command(pid, found.Name),
    capabilities: capabilities(found),
    noNewPrivileges: found.NoNewPrivs === '1',
    seccomp: ['disabled', 'strict', 'filter'][Number(found.Seccomp || 0)],
  })).sort((a, b) => a.pid - b.pid);
}

function command(pid, name) {
  try { return fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').split('\0').join(' ').trim() || '[' + name + ']'; }
  catch { return '[' + name + ']'; }
}

function capabilities(found) {
  const held = BigInt('0x' + found.CapEff) | BigInt('0x' + found.CapPrm);
  return CAPABILITIES.filter((_, bit) => (held >> BigInt(bit)) & 1n);
}

/* /proc, /sys and /dev belong to the kernel; resolv.conf, hostname and hosts are the engine's own. */
function mounts() {
  const unescape = (path) => path.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
  const list = fs.readFileSync('/proc/1/mountinfo', 'utf8').split('\n').filter(Boolean).map((line) => {
    const [before, after] = line.split(' - ');
    const fields = before.split(' ');
    return { path: unescape(fields[4]), writable: fields[5].split(',').includes('rw') && !after.split(' ')[2].split(',').includes('ro'), type: after.split(' ')[0] };
  });
  const roots = list.filter(({ path }) => path === '/');
  const engines = /^\/(proc|sys|dev)(\/|$)|^\/etc\/(resolv\.conf|hostname|hosts)$/;
  return {
    rootReadOnly: !roots[roots.length - 1].writable,
    writable: list.filter(({ path, writable }) => writable && path !== '/' && !engines.test(path)).map(({ path, type }) => ({ path, type })),
  };
}

/* The tested container's own view of its control group, in either version of the interface. */
function limits() {
  const root = '/proc/1/root/sys/fs/cgroup/';
  const read = (...paths) => paths.filter((path) => fs.existsSync(root + path)).map((path) => fs.readFileSync(root + path, 'utf8').trim())[0];
  const number = (text) => text === undefined || text === 'max' || Number(text) > 2 ** 60 || Number(text) < 0 ? undefined : Number(text);
  const memory = read('memory.max', 'memory/memory.limit_in_bytes');
  const pids = read('pids.max', 'pids/pids.max');
  const [quota, period] = (read('cpu.max') || [read('cpu/cpu.cfs_quota_us', 'cpu,cpuacct/cpu.cfs_quota_us'), read('cpu/cpu.cfs_period_us', 'cpu,cpuacct/cpu.cfs_period_us')].join(' ')).split(' ').map(number);
  if (memory === undefined && pids === undefined) throw new Error('the control group files cannot be read');
  return { memoryBytes: number(memory), pids: number(pids), cpus: quota && period ? quota / period : undefined };
}
`;
