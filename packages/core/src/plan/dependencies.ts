import type { DatastorePlan, Facts, ProxyPlan, ServiceFacts } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { Ledger } from './decisions.ts';

/** What must be healthy before each service starts. Calls in a circle are cut where they would close it. */
export function chooseDependencies(
  ledger: Ledger,
  facts: Facts,
  datastores: readonly DatastorePlan[],
  handedOn: ReadonlyMap<ServiceFacts, readonly ProxyPlan[]>,
): Map<string, string[]> {
  const chosen = new Map<string, string[]>();
  for (const service of facts.services) {
    const name = service.name.value;
    const configured = ledger.configuration.services?.[name]?.dependsOn;
    if (configured !== undefined) {
      chosen.set(name, ledger.configured(`services.${name}.dependsOn`, configured, ['services', name, 'dependsOn']));
      continue;
    }
    const stores = datastores
      .filter(({ datastore }) => service.datastores.some(({ id }) => id === datastore))
      .map((store) => store.name);
    const answering = (handedOn.get(service) ?? []).map((proxy) => proxy.service);
    const called = [...new Set([...service.calls.map((call) => call.service), ...answering])].filter(
      (other) => !reaches(chosen, other, name),
    );
    const needed = [...stores, ...called].sort(byCodeUnit);
    chosen.set(name, needed);
    if (needed.length === 0) continue;
    ledger.found(`services.${name}.dependsOn`, needed, {
      because: 'It calls them, so it starts once they are healthy.',
      sources: [...service.datastores, ...service.calls, ...(answering.length > 0 ? (service.proxies ?? []) : [])].map(
        ({ source }) => source,
      ),
    });
  }
  return chosen;
}

function reaches(
  chosen: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (chosen.get(from) ?? []).some((next) => reaches(chosen, next, to, seen));
}
