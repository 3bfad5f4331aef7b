import { readFileSync } from 'node:fs';
import { type ListeningSocket, parseListeners } from './parse-sockets.ts';

/** What listens in the network namespace that the agent joined. Throws when that can't be read. */
export function readListeners(): ListeningSocket[] {
  return [...parseListeners(readFileSync('/proc/self/net/tcp', 'utf8')), ...parseListeners(readVersion6())];
}

/** A kernel without IPv6 has no table for it. */
function readVersion6(): string {
  try {
    return readFileSync('/proc/self/net/tcp6', 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}
