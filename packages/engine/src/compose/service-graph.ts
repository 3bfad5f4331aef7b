import type { ComposeConfig } from './compose-config.ts';

/** Services that others wait for until they have ended with 0: migrations and the like. */
export function oneShotServices({ services }: ComposeConfig): Set<string> {
  const names = Object.values(services).flatMap(({ depends_on = {} }) =>
    Object.entries(depends_on).flatMap(([name, { condition }]) =>
      condition === 'service_completed_successfully' ? [name] : [],
    ),
  );
  return new Set(names);
}

/** Everything that a service depends on, directly or not, itself excluded; sorted. */
export function dependenciesOf(config: ComposeConfig, service: string): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    for (const dependency of Object.keys(config.services[name]?.depends_on ?? {})) {
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(dependency);
    }
  };
  visit(service);
  found.delete(service);
  return [...found].sort();
}

/**
 * Services in the order in which they can be stopped: those that others depend on come after them. Services of one
 * group don't depend on each other.
 */
export function stopGroups(config: ComposeConfig, services: readonly string[]): string[][] {
  const groups: string[][] = [];
  let left = [...services].sort();
  while (left.length > 0) {
    const needed = new Set(left.flatMap((service) => dependenciesOf(config, service)));
    const group = left.filter((service) => !needed.has(service));
    // Compose refuses cycles; without this line a cycle would never end here.
    if (group.length === 0) return [...groups, left];
    groups.push(group);
    left = left.filter((service) => !group.includes(service));
  }
  return groups;
}
