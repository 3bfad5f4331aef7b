import { type ListeningSocket, parseListeners } from './parse-sockets.ts';
import { readProc } from './process-table.ts';

/** What listens in the network namespace of a process. Throws when that can't be read. */
export function readListeners(pid: number): ListeningSocket[] {
  const table = readProc(`${pid}/net/tcp`);
  if (table === undefined) throw new Error('the sockets of the container cannot be read');
  // A kernel without IPv6 has no table for it.
  return [...parseListeners(table), ...parseListeners(readProc(`${pid}/net/tcp6`) ?? '')];
}
