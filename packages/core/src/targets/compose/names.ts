import type { Plan } from '../../model/index.ts';

/** A name in the form of a variable: `order-api` is `ORDER_API`. */
function variableName(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/**
 * The variable of `.env` that moves a service's port on the host. It is never one that a program of the plan reads: then one
 * line of `.env` would move the port that is published and the one that is listened on.
 */
export function portVariable(plan: Pick<Plan, 'services' | 'secrets'>, service: string): string {
  const taken = variablesOfPrograms(plan);
  const names = new Map<string, string>();
  for (const { name } of plan.services) {
    names.set(name, unusedName(`${variableName(name)}_PUBLISHED_PORT`, taken));
    taken.add(names.get(name) ?? '');
  }
  return names.get(service) ?? unusedName(`${variableName(service)}_PUBLISHED_PORT`, taken);
}

/** The variable of `.env` that chooses the images' tag, which `docker-bake.hcl` calls TAG. */
export function tagVariable(plan: Pick<Plan, 'services' | 'secrets'>): string {
  const taken = variablesOfPrograms(plan);
  return taken.has('TAG') ? unusedName('IMAGE_TAG', taken) : 'TAG';
}

function variablesOfPrograms({ services, secrets }: Pick<Plan, 'services' | 'secrets'>): Set<string> {
  const read = services.flatMap(({ environment }) => environment.flatMap((v) => [v.name, v.fileVariable ?? v.name]));
  return new Set([...read, ...secrets.map(({ name }) => name)]);
}

/** The name itself, or with the first number that makes it another one than those that are taken. */
function unusedName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
