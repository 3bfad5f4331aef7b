import { type ContainerTarget, findProcesses } from '../proc/container.ts';
import type { OwnProcesses } from '../proc/own-processes.ts';
import { createTableReader } from '../proc/process-table.ts';

/** What a question may know of the container that it is asked about. */
export interface Tested {
  target: ContainerTarget;
  /** Its processes as they are now. Throws when none of them can be seen. */
  processes(): OwnProcesses;
}

/** Begins the message of every answer that none of the container's processes could be found for. */
export const NOTHING_SEEN = 'no process of the container can be seen';

export function openTested(target: ContainerTarget): Tested {
  const readTable = createTableReader();
  return {
    target,
    processes() {
      const own = findProcesses(readTable(), target);
      if (own === undefined) throw new Error(NOTHING_SEEN);
      return own;
    },
  };
}
