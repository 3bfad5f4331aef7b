import type { Observation } from '@seaworthy/core/model';
import type { ProvenService } from '../../sources/proven-service.ts';

/** The ports that a service is said to have, only where none of its ports is listened at: which of several is the one that counts, a file may say wrongly. */
export function deafPortsOf(
  {
    knownPorts,
    declared,
  }: Pick<ProvenService, 'knownPorts'> & { declared: Pick<ProvenService['declared'], 'namespaces'> },
  listeners: Observation<{ sockets: readonly { port: number }[] }>,
): readonly number[] {
  const shared = declared.namespaces.some(({ namespace }) => namespace === 'network');
  if (!listeners.observed || shared) return [];
  const open = new Set(listeners.value.sockets.map(({ port }) => port));
  return knownPorts.some((port) => open.has(port)) ? [] : knownPorts;
}
