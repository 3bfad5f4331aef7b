/** A TCP socket that listens. */
export interface ListeningSocket {
  /** As people write it: `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
  address: string;
  port: number;
  /** The socket as the links in `/proc/<pid>/fd` name it. */
  link: string;
}

/** A TCP connection on which bytes came that the program has not read; one that it has not accepted yet is one, too. */
export interface UnreadSocket {
  /** At this end. */
  port: number;
  /** Who is at the other end. */
  peer: { address: string; port: number };
  bytes: number;
}

interface Row {
  local: { address: string; port: number };
  remote: { address: string; port: number };
  state: string;
  /** What came and was not read yet, in bytes; of a listening socket: connections that were not accepted yet. */
  received: number;
  inode: string;
}

const ESTABLISHED = '01';
const LISTENING = '0A';
const ADDRESS = /^(?:[0-9A-F]{8}|[0-9A-F]{32}):[0-9A-F]{4}$/;
const QUEUES = /^[0-9A-F]{8}:([0-9A-F]{8})$/;

/** Sockets that listen, from a table of `/proc/<pid>/net/tcp` or `tcp6` (proc_pid_net(5)). */
export function parseListeners(table: string): ListeningSocket[] {
  return parseRows(table)
    .filter(({ state }) => state === LISTENING)
    .map(({ local, inode }) => ({ ...local, link: `socket:[${inode}]` }));
}

/** Open connections with something unread, from the same tables. What the other end has closed is none any more. */
export function parseUnread(table: string): UnreadSocket[] {
  return parseRows(table)
    .filter(({ state, received }) => state === ESTABLISHED && received > 0)
    .map(({ local, remote, received }) => ({ port: local.port, peer: remote, bytes: received }));
}

/** Lines that are of another form are left out. */
function parseRows(table: string): Row[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, near = '', far = '', state = '', queues = '', , , , , inode = ''] = line.trim().split(/\s+/);
      const [local, remote, received] = [endOf(near), endOf(far), QUEUES.exec(queues)?.[1]];
      if (local === undefined || remote === undefined || received === undefined) return [];
      return [{ local, remote, state, received: Number.parseInt(received, 16), inode }];
    });
}

function endOf(text: string): Row['local'] | undefined {
  if (!ADDRESS.test(text)) return undefined;
  const at = text.indexOf(':');
  return { address: addressOf(text.slice(0, at)), port: Number.parseInt(text.slice(at + 1), 16) };
}

/** The kernel prints words of four bytes in the machine's own order, which is the reverse on every machine Docker runs on but s390x. */
function addressOf(hex: string): string {
  const bytes = Buffer.from(hex, 'hex').swap32();
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, index) => bytes.readUInt16BE(2 * index).toString(16));
  // The URL standard's serialiser shortens as RFC 5952 asks, also an embedded IPv4 address.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
