/** A TCP socket that listens. */
export interface ListeningSocket {
  /** As people write it: `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
  address: string;
  port: number;
  /** The socket as the links in `/proc/<pid>/fd` name it. */
  link: string;
}

const LISTENING = '0A';
const LOCAL_ADDRESS = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/;

/** Sockets that listen, from a table of `/proc/<pid>/net/tcp` or `tcp6` (proc_pid_net(5)). */
export function parseListeners(table: string): ListeningSocket[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      const [, address, port] = LOCAL_ADDRESS.exec(local) ?? [];
      if (state !== LISTENING || address === undefined || port === undefined) return [];
      return [{ address: addressOf(address), port: Number.parseInt(port, 16), link: `socket:[${inode}]` }];
    });
}

/** The kernel prints words of four bytes in the machine's own order, which is the reverse on every machine Docker runs on but s390x. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).reverse());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = bytes.join('').match(/.{4}/g) ?? [];
  // The URL standard's serialiser shortens as RFC 5952 asks, also an embedded IPv4 address.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
