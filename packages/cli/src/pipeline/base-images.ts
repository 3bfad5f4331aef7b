import type { OnEvent, Plan } from '@seaworthy/core/model';
import type { Engine, FoundationSubstitution } from '@seaworthy/engine';

const REGISTRY_TIMEOUT_MS = 10_000;

/** Public images that the generated files name: what images are built from, and what datastores run. */
export function baseImagesOf(plan: Plan): string[] {
  const references = [
    ...plan.services.flatMap(({ images }) => [images.build, images.runtime]),
    ...plan.datastores.map(({ image }) => image),
  ];
  return [...new Set(references)].sort();
}

/**
 * Makes foundations for the images that can be had neither from this engine nor from a registry. Empty where a registry
 * answers: nothing is substituted then. Errors: those of `ensureFoundations`.
 */
export async function substituteBaseImages(
  engine: Engine,
  references: readonly string[],
  options: { onEvent: OnEvent; signal: AbortSignal },
): Promise<FoundationSubstitution[]> {
  const available = await Promise.all(references.map((reference) => isAvailable(engine, reference, options.signal)));
  const missing = references.filter((_, index) => available[index] !== true);
  if (missing.length === 0) return [];
  const { ensureFoundations } = await import('@seaworthy/engine');
  const substitutions = await ensureFoundations(engine, missing, options);
  options.onEvent({
    type: 'notice',
    level: 'info',
    message: `No registry can be reached; foundations stand in for ${substitutions.map(({ reference }) => reference).join(', ')}`,
  });
  return substitutions;
}

async function isAvailable(engine: Engine, reference: string, signal: AbortSignal): Promise<boolean> {
  const local = await engine.docker(['image', 'inspect', '--format', '{{.Id}}', reference], { reject: false, signal });
  if (local.exitCode === 0) return true;
  const asked = await engine.docker(['manifest', 'inspect', reference], {
    reject: false,
    signal,
    timeoutMs: REGISTRY_TIMEOUT_MS,
  });
  if (asked.exitCode === 0) return true;
  // A registry that answers with "no" was reached: the build then says what is wrong with the reference or the login.
  return /no such manifest|manifest unknown|not found|denied|unauthorized|toomanyrequests/i.test(asked.stderr);
}
