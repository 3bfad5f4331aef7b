import type { DatastorePlan, Listeners, ServiceFacts, Value } from '../model/index.ts';

/** A service as far as others may need to know it. */
export interface Neighbour {
  facts: ServiceFacts;
  port: number | undefined;
  publishedPort: number | undefined;
}

/** The other parts of the stack that a variable may stand for. */
export interface Landscape {
  services: readonly Neighbour[];
  datastores: readonly DatastorePlan[];
}

/** A value that follows from the rest of the plan. */
export interface Wiring {
  value: Value;
  because: string;
}

/** The names and ports of a landscape, for reading values. */
export function listenersOf({ services, datastores }: Landscape): Listeners {
  return {
    services: services.map(({ facts, port, publishedPort }) => ({ name: facts.name.value, port, publishedPort })),
    datastores,
  };
}
