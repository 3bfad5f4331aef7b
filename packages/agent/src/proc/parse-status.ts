/** A process as `/proc/<pid>/status` tells it; ids as in the reader's own user namespace. */
export interface ProcessStatus {
  name: string;
  state: string;
  parentPid: number;
  /** Its number in every process namespace that it is in, from the reader's to its own. */
  pids: number[];
  /** Effective ids. */
  uid: number;
  gid: number;
  /** Real and saved user ids that differ from the effective one: the process can take them back. */
  otherUids: number[];
  /** Effective, permitted and ambient ones: what is held or can be taken. */
  capabilities: string[];
  noNewPrivileges: boolean;
  seccomp: 'disabled' | 'strict' | 'filter';
  residentKb: number;
  /** Whether the process has a handler of its own for a signal. */
  catches(signal: number): boolean;
}

/** Names of the capabilities by their bit, without `CAP_` (include/uapi/linux/capability.h). */
const CAPABILITIES = [
  ...['CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID', 'SETPCAP'],
  ...['LINUX_IMMUTABLE', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'IPC_OWNER'],
  ...['SYS_MODULE', 'SYS_RAWIO', 'SYS_CHROOT', 'SYS_PTRACE', 'SYS_PACCT', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_NICE'],
  ...['SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'MKNOD', 'LEASE', 'AUDIT_WRITE', 'AUDIT_CONTROL', 'SETFCAP'],
  ...['MAC_OVERRIDE', 'MAC_ADMIN', 'SYSLOG', 'WAKE_ALARM', 'BLOCK_SUSPEND', 'AUDIT_READ', 'PERFMON', 'BPF'],
  'CHECKPOINT_RESTORE',
];

/** `undefined` for what lacks ids: a process that went while it was read is none that runs as nobody. */
export function parseStatus(text: string): ProcessStatus | undefined {
  const fields = new Map(text.split('\n').map(splitField));
  const field = (name: string) => fields.get(name) ?? '';
  const bits = (name: string) => BigInt(/^[0-9a-f]+$/.test(field(name)) ? `0x${field(name)}` : 0);
  const [realUid, uid, savedUid] = numbers(field('Uid'));
  const [, gid] = numbers(field('Gid'));
  if (realUid === undefined || uid === undefined || savedUid === undefined || gid === undefined) return undefined;
  const held = bits('CapEff') | bits('CapPrm') | bits('CapAmb');
  const caught = bits('SigCgt');
  return {
    name: field('Name'),
    state: field('State').slice(0, 1),
    parentPid: Number(field('PPid')),
    ...{ pids: numbers(field('NSpid')), uid, gid },
    otherUids: [...new Set([realUid, savedUid])].filter((id) => id !== uid),
    capabilities: CAPABILITIES.filter((_, bit) => ((held >> BigInt(bit)) & 1n) === 1n),
    noNewPrivileges: field('NoNewPrivs') === '1',
    seccomp: (['disabled', 'strict', 'filter'] as const)[Number(field('Seccomp'))] ?? 'disabled',
    residentKb: Number.parseInt(field('VmRSS') || '0', 10),
    catches: (signal) => ((caught >> BigInt(signal - 1)) & 1n) === 1n,
  };
}

/** The kernel escapes line breaks in a name; it stands first, so that nothing in it could outlast a later field. */
function splitField(line: string): [string, string] {
  const at = line.indexOf(':');
  return [line.slice(0, at), line.slice(at + 1).trim()];
}

/** The kernel prints four ids: real, effective, saved, file system. */
function numbers(text: string): number[] {
  return text
    .split(/\s+/)
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}
