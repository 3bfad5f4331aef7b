import type { OnEvent, Plan } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { FoundationSubstitution } from '@seaworthy/provision';

/** Public images that the generated files name: what images are built from, and what datastores run. */
export function baseImagesOf(plan: Plan): string[] {
  const references = [
    ...plan.services.flatMap(({ images }) => [images.build, images.runtime]),
    ...plan.datastores.map(({ image }) => image),
  ];
  return [...new Set(references)].sort();
}

/**
 * Makes sure that there are foundations for the images that can be had neither from this engine nor from a registry. Empty
 * where a registry answers. Errors: FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED, FOUNDATION_FAILED.
 */
export async function substituteBaseImages(
  engine: Engine,
  references: readonly string[],
  options: { onEvent: OnEvent; signal: AbortSignal },
): Promise<FoundationSubstitution[]> {
  // Loaded late: where nothing is built, provisioning is never needed.
  const provision = await import('@seaworthy/provision');
  return provision.substituteBaseImages(engine, references, options);
}
