import { parseReference } from '@seaworthy/core/images';
import type { Engine } from '@seaworthy/engine';
import { canPull, hasImage } from '@seaworthy/engine';
import { ensureFoundations, type FoundationOptions, type FoundationSubstitution } from './ensure-foundations.ts';

/**
 * Makes sure that there is a foundation for each of these public images that the engine neither has nor can pull, and says
 * which. With a registry at hand nothing is substituted, and the result is empty.
 * Errors: FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED, FOUNDATION_FAILED.
 */
export async function substituteBaseImages(
  engine: Engine,
  references: readonly string[],
  options: FoundationOptions = {},
): Promise<FoundationSubstitution[]> {
  const missing = await findMissing(engine, [...new Set(references)], options.signal);
  options.signal?.throwIfAborted();
  if (missing.length === 0) return [];
  const substitutions = await ensureFoundations(engine, missing, options);
  const names = substitutions.map(({ reference }) => reference).join(', ');
  const message = `No registry can be reached: base images made on this machine stand in for ${names}`;
  options.onEvent?.({ type: 'notice', level: 'info', message });
  return substitutions;
}

async function findMissing(engine: Engine, references: readonly string[], signal?: AbortSignal): Promise<string[]> {
  // One question for each registry: what it says of one image, it says of all.
  const reachable = new Map<string, Promise<boolean>>();
  const isReachable = (reference: string) => {
    const { registry } = parseReference(reference);
    const asked = reachable.get(registry) ?? canPull(engine, reference);
    reachable.set(registry, asked);
    return asked;
  };
  const available = await Promise.all(
    references.map(
      async (reference) =>
        (await hasImage(engine, reference, signal === undefined ? {} : { signal })) || isReachable(reference),
    ),
  );
  return references.filter((_, index) => available[index] !== true);
}
