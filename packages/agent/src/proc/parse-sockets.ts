const LISTENING = '0A';

/** Sockets that listen, named as the links in `/proc/<pid>/fd`, from a table of `/proc/<pid>/net/tcp` (proc_pid_net(5)). */
export function listeningSockets(table: string): string[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => state === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
}
