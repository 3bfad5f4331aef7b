/** A socket that listens in a container; addresses as `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
export interface ListeningSocket {
  address: string;
  port: number;
}

/** Why nobody reaches a service at its port, though it runs. */
export interface WrongListening {
  /** Half a sentence: `it listens on 7070, not on 8080`. */
  what: string;
  /** What to do about it, as an imperative. */
  fix: string;
}

/** Docker's resolver answers names in every container's network, at a port of its own: that is not the container. */
export function withoutResolver(sockets: readonly ListeningSocket[]): ListeningSocket[] {
  return sockets.filter(({ address }) => address !== '127.0.0.11');
}

/**
 * Compares where a container listens with the port at which it is asked. Absent when it does listen there for everybody,
 * and when it listens nowhere: then it may still be starting.
 */
export function judgeListening(port: number, sockets: readonly ListeningSocket[]): WrongListening | undefined {
  const own = withoutResolver(sockets);
  const here = own.filter((socket) => socket.port === port);
  if (here.length > 0) return here.some(isForEverybody) ? undefined : narrow(port, here);
  const ports = [...new Set(own.map((socket) => socket.port))].sort((a, b) => a - b);
  const [only] = ports;
  if (only === undefined) return undefined;
  const open = own.some(isForEverybody);
  return {
    what: `it listens on ${ports.join(', ')}${open ? '' : ` (${own[0]?.address} only)`}, not on ${port}`,
    fix: `set \`port: ${ports.length === 1 ? only : `<${ports.join(' or ')}>`}\` for it in seaworthy.yaml (in a compose file: \`x-seaworthy\`, of an image: \`--port\`, or \`EXPOSE\`), or make it listen on the port in the variable PORT, at 0.0.0.0.`,
  };
}

/** Ports at which others than the container itself are listened to, the lowest first. */
export function reachablePorts(sockets: readonly ListeningSocket[]): number[] {
  return [...new Set(sockets.filter(isForEverybody).map(({ port }) => port))].sort((a, b) => a - b);
}

/** An IPv4 address as IPv6 writes it, and as it is written where it is not known to be one. */
const MAPPED_LOOPBACK = /^::ffff:(?:127\.|7f[0-9a-f]{2}:)/i;

/** Whether only the machine (or container) itself reaches what listens at an address. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || MAPPED_LOOPBACK.test(address);
}

/** `::` takes IPv4 too, unless a program asks for the contrary. */
const isForEverybody = ({ address }: ListeningSocket) =>
  address === '::' || (!isLoopback(address) && !address.includes(':'));

function narrow(port: number, sockets: readonly ListeningSocket[]): WrongListening {
  const [socket] = sockets;
  const family = sockets.every(({ address }) => !isLoopback(address)) ? ' (IPv6)' : '';
  return {
    what: `it listens on ${socket?.address}${family} only, at port ${port}: nobody outside its container gets there`,
    fix: 'make it listen on 0.0.0.0 instead (often the variable HOST or the option --host).',
  };
}
