import type { Plan } from '../model/index.ts';

/** Public images that generated files name: what images are built from, and what datastores run. Sorted, each once. */
export function baseImagesOf(plan: Plan): string[] {
  const references = [
    ...plan.services.flatMap(({ build, runtime }) => build.own?.images ?? [build.image, runtime.image]),
    ...plan.datastores.map(({ image }) => image),
  ];
  return [...new Set(references)].sort();
}
