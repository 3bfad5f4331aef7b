import type { Engine } from '@seaworthy/engine';
import type { FoundationSubstitution } from '@seaworthy/provision';
import type { Run } from '../run/run.ts';

/** `substituteBaseImages` of provisioning, loaded late: where nothing is built or run, it is never needed. */
export async function substituteBaseImages(
  { onEvent, signal }: Run,
  engine: Engine,
  references: readonly string[],
): Promise<FoundationSubstitution[]> {
  const provision = await import('@seaworthy/provision');
  return provision.substituteBaseImages(engine, references, { onEvent, signal });
}

/** The same for images of which only some have a foundation: the others are left to the engine. */
export async function substituteKnownImages(
  run: Run,
  engine: Engine,
  references: readonly string[],
): Promise<FoundationSubstitution[]> {
  const { findFoundation } = await import('@seaworthy/provision');
  const known = references.filter((reference) => findFoundation(reference) !== undefined);
  return substituteBaseImages(run, engine, known);
}
