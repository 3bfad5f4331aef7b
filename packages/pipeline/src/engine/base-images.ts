import type { Engine } from '@seaworthy/engine';
import type { FoundationSubstitution } from '@seaworthy/provision';
import type { ProgressOptions } from '../run/run.ts';

/**
 * Makes foundations for the images that can be had neither from this engine nor from a registry, and says so. Empty where
 * a registry answers: nothing is substituted then. Errors: FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED,
 * FOUNDATION_FAILED.
 */
export async function substituteBaseImages(
  engine: Engine,
  references: readonly string[],
  { onEvent, signal }: Required<Pick<ProgressOptions, 'onEvent' | 'signal'>>,
): Promise<FoundationSubstitution[]> {
  const { decideSubstitutions } = await import('@seaworthy/provision');
  const { substitutions } = await decideSubstitutions(engine, references, {
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(signal === undefined ? {} : { signal }),
  });
  signal?.throwIfAborted();
  if (substitutions.length > 0) {
    const names = substitutions.map(({ reference }) => reference).join(', ');
    const message = `No registry can be reached: base images made on this machine stand in for ${names}`;
    onEvent?.({ type: 'notice', level: 'info', message });
  }
  return substitutions;
}

/** The same for images of which only some have a foundation: the others are left to the engine. */
export async function substituteKnownImages(
  engine: Engine,
  references: readonly string[],
  options: Parameters<typeof substituteBaseImages>[2],
): Promise<FoundationSubstitution[]> {
  const { findFoundation } = await import('@seaworthy/provision');
  const known = references.filter((reference) => findFoundation(reference) !== undefined);
  return substituteBaseImages(engine, known, options);
}
