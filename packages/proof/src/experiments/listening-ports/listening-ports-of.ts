import type { EvidenceValues } from '@seaworthy/core/model';
import { isLoopback } from '@seaworthy/core/processes';
import type { ProvenService } from '../../sources/proven-service.ts';

type Socket = EvidenceValues['listeningPorts']['sockets'][number];

/** Where the engine answers for the names of services, in every container on a network of its own. */
const ENGINES_NAME_SERVER = '127.0.0.11';

/** Sockets beside what is said of a service's ports; `watched`: those of any time. Pure. */
export function listeningPortsOf(
  sockets: readonly Socket[],
  { ports, knownPorts }: Pick<ProvenService, 'ports' | 'knownPorts'>,
  watched?: readonly Socket[],
): EvidenceValues['listeningPorts'] {
  const unique = uniqueOf(sockets);
  const published = ports.filter(({ protocol }) => protocol === 'tcp').map(({ containerPort }) => containerPort);
  return {
    sockets: inOrder(unique),
    // The agent itself makes a Node process listen on loopback for a moment, to ask it; nobody else reaches that.
    ...(watched === undefined
      ? {}
      : {
          later: inOrder(
            uniqueOf(
              watched.filter(({ address }) => !isLoopback(address)),
              unique,
            ),
          ),
        }),
    declared: [...new Set(knownPorts)].sort((a, b) => a - b),
    published: [...new Set(published)].sort((a, b) => a - b),
  };
}

/** Each place once, but for those that are known. */
function uniqueOf(sockets: readonly Socket[], known: ReadonlyMap<string, Socket> = new Map()): Map<string, Socket> {
  return new Map(
    sockets.flatMap(({ address, port }) => {
      const place = `${address} ${port}`;
      return address === ENGINES_NAME_SERVER || known.has(place) ? [] : [[place, { address, port }]];
    }),
  );
}

function inOrder(sockets: ReadonlyMap<string, Socket>): Socket[] {
  return [...sockets.values()].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1));
}
