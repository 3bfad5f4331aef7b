import type { EvidenceValues } from '@seaworthy/core/model';
import type { ProvenService } from '../../sources/proven-service.ts';

/** Where the engine answers for the names of services, in every container on a network of its own. */
const ENGINES_NAME_SERVER = '127.0.0.11';

/** Sockets beside what is said of a service's ports. Pure. */
export function listeningPortsOf(
  sockets: readonly { address: string; port: number }[],
  { ports, knownPorts }: Pick<ProvenService, 'ports' | 'knownPorts'>,
): EvidenceValues['listeningPorts'] {
  const own = sockets.filter(({ address }) => address !== ENGINES_NAME_SERVER);
  const unique = new Map(own.map(({ address, port }) => [`${address} ${port}`, { address, port }]));
  const published = ports.filter(({ protocol }) => protocol === 'tcp').map(({ containerPort }) => containerPort);
  return {
    sockets: [...unique.values()].sort((a, b) => a.port - b.port || (a.address < b.address ? -1 : 1)),
    declared: [...new Set(knownPorts)].sort((a, b) => a - b),
    published: [...new Set(published)].sort((a, b) => a - b),
  };
}
