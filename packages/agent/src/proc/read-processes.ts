import { readdirSync, readFileSync } from 'node:fs';
import { descendantsOfInit } from './descendants.ts';
import { type ProcessStatus, parseStatus } from './parse-status.ts';

/** The processes of the container, by pid. */
export function readProcesses() {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name): [number, ProcessStatus][] => {
        const status = readStatus(Number(name));
        return status === undefined ? [] : [[Number(name), status]];
      }),
  );
  return descendantsOfInit(all).map(([pid, status]) => ({
    pid,
    parentPid: status.parentPid,
    uid: status.uid,
    gid: status.gid,
    state: status.state,
    command: commandOf(pid) || `[${status.name}]`,
    capabilities: status.capabilities,
    noNewPrivileges: status.noNewPrivileges,
    seccomp: status.seccomp,
  }));
}

/** `undefined` when the process is gone. */
export function readStatus(pid: number): ProcessStatus | undefined {
  try {
    return parseStatus(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Empty for threads of the kernel, zombies, and what is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  } catch {
    return '';
  }
}
