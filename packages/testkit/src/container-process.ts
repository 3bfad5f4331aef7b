import type { ContainerProcess } from '@seaworthy/core/model';

/** A process for tests of checks: one that passes them all. */
export function containerProcess(changes: Partial<ContainerProcess> = {}): ContainerProcess {
  return {
    ...{ pid: 7, parentPid: 1, uid: 65532, gid: 65532, state: 'S', command: 'node shop.js' },
    ...{ capabilities: [], noNewPrivileges: true, seccomp: 'filter' },
    ...changes,
  };
}
