import { type ListeningSocket, parseListeners, parseUnread, type UnreadSocket } from './parse-sockets.ts';
import { linkOf, namesIn, readProc } from './process-table.ts';

/** What listens in the network namespace of a process. Throws when that can't be read. */
export function readListeners(pid: number): ListeningSocket[] {
  return readTables(pid).flatMap(parseListeners);
}

/** The same; none when the process is gone. */
export function findListeners(pid: number): ListeningSocket[] {
  const tables = ['tcp', 'tcp6'].map((name) => readProc(`${pid}/net/${name}`) ?? '');
  return tables.flatMap(parseListeners);
}

/** Connections in the network namespace of a process with something unread. Throws when that can't be read. */
export function readUnread(pid: number): UnreadSocket[] {
  return readTables(pid).flatMap(parseUnread);
}

/** Whether a process itself listens on a port, not only another one in its network namespace. */
export function listensOn(pid: number, port: number): boolean {
  const sockets = readListeners(pid).filter((socket) => socket.port === port);
  return holdsSocket(pid, new Set(sockets.map(({ link }) => link)));
}

/** Processes and their files come and go while they are looked at: what is gone holds nothing. */
export function holdsSocket(pid: number, links: ReadonlySet<string>): boolean {
  return namesIn(`${pid}/fd`).some((file) => links.has(linkOf(`${pid}/fd/${file}`) ?? ''));
}

function readTables(pid: number): string[] {
  const table = readProc(`${pid}/net/tcp`);
  if (table === undefined) throw new Error('the sockets of the container cannot be read');
  // A kernel without IPv6 has no table for it.
  return [table, readProc(`${pid}/net/tcp6`) ?? ''];
}
