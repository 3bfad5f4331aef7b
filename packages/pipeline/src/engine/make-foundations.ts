import type { FoundationSubstitution } from '@seaworthy/provision';
import { plannedBefore } from '../plan/planned-before.ts';
import { baseImagesOf } from '../plan-reading.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { findRunningEngine } from './connect-engine.ts';

export interface FoundationsOptions extends ProjectOptions {
  /** Public references to stand in for, such as `postgres:17`; absent or empty: what the project's plan names. */
  images?: readonly string[] | undefined;
}

/**
 * Makes base images that stand in for public ones, whether or not a registry answers, and removes those that newer ones
 * have replaced. Errors: ENGINE_UNREACHABLE, FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED, FOUNDATION_FAILED, and those
 * of `plan`.
 */
export async function makeFoundations(options: FoundationsOptions): Promise<FoundationSubstitution[]> {
  const { target, onEvent, signal } = await startRun(options);
  const named = options.images ?? [];
  const references = named.length > 0 ? named : baseImagesOf(await plannedBefore(target));
  const engine = await findRunningEngine();
  const { ensureFoundations, removeSuperseded } = await import('@seaworthy/provision');
  const made = await ensureFoundations(engine, references, { onEvent, signal });
  await removeSuperseded(engine, references, onEvent);
  return made;
}
