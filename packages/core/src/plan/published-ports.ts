import type { ServiceFacts } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { Ledger } from './decisions.ts';

/**
 * The host port of each service that listens: its own port, or the next free one when another service has it. Services
 * come in the plan's order, so the same repository always gets the same ports.
 */
export function choosePublishedPorts(
  ledger: Ledger,
  services: readonly { facts: ServiceFacts; port: number | undefined }[],
): Map<string, number> {
  const published = new Map<string, number>();
  const settings = (name: string) => ledger.configuration.services?.[name]?.publish;
  const taken = new Set<number>();
  for (const { facts } of services) {
    const wanted = settings(facts.name.value);
    if (typeof wanted === 'number') taken.add(wanted);
  }
  for (const { facts, port } of services) {
    const name = facts.name.value;
    const subject = `services.${name}.publishedPort`;
    const wanted = settings(name);
    if (wanted === false) {
      ledger.configured(subject, 'none', ['services', name, 'publish']);
      continue;
    }
    if (typeof wanted === 'number') {
      published.set(name, ledger.configured(subject, wanted, ['services', name, 'publish']));
      continue;
    }
    if (port === undefined || !shapeOf(facts).published) continue;
    let free = port;
    while (taken.has(free)) free++;
    taken.add(free);
    const reason =
      free === port
        ? 'Every HTTP server can be reached from this machine, on loopback only, under its own port.'
        : `Port ${port} belongs to another service of the repository, so the next free one is taken, on loopback only.`;
    published.set(name, ledger.assumed(subject, free, reason));
  }
  return published;
}
