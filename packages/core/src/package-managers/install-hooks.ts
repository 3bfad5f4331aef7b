import type { ServicePlan } from '../model/index.ts';

/** The project's own install hooks, all of them, in the order in which package managers run them. */
export function installHooks({ traits }: ServicePlan): string[] {
  return wordsOf(traits.installHooks);
}

/** Those that an image needs. */
export function neededHooks({ traits }: ServicePlan): string[] {
  return wordsOf(traits.neededHooks);
}

/**
 * Takes the project's own hooks out of the manifest of this layer, which lacks the files that they work on. Those of
 * dependencies stay, which `--ignore-scripts` would skip as well.
 */
export function withoutHooks(service: ServicePlan): string[] {
  const names = installHooks(service);
  return names.length === 0 ? [] : [`npm pkg delete ${names.map((name) => `scripts.${name}`).join(' ')}`];
}

function wordsOf(trait: ServicePlan['traits'][string] | undefined): string[] {
  return typeof trait === 'string' ? trait.split(' ') : [];
}
