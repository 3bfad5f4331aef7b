import type { Evidence } from '@seaworthy/core/model';
import { reachablePorts } from '@seaworthy/core/processes';

/** Ports that the one service of a run opened at any time; absent: none, or nobody could look. */
export function portOpenedLater({ services }: Pick<Evidence, 'services'>): number[] | undefined {
  const [found] = services.map(({ observations }) => observations.listeningPorts);
  if (found?.observed !== true) return undefined;
  const ports = reachablePorts([...found.value.sockets, ...(found.value.later ?? [])]);
  return ports.length === 0 ? undefined : ports;
}
