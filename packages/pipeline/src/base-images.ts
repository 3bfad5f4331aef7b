import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { FoundationSubstitution } from '@seaworthy/provision';

/**
 * Makes foundations for the images that can be had neither from this engine nor from a registry. Empty where a registry
 * answers: nothing is substituted then. Errors: those of `ensureFoundations`.
 */
export async function substituteBaseImages(
  engine: Engine,
  references: readonly string[],
  options: { onEvent: OnEvent; signal: AbortSignal },
): Promise<FoundationSubstitution[]> {
  const { canPull } = await import('@seaworthy/engine');
  const { ensureFoundations } = await import('@seaworthy/provision');
  const available = await Promise.all(
    references.map(async (reference) => {
      const args = ['image', 'inspect', '--format', '{{.Id}}', reference];
      const local = await engine.docker(args, { reject: false, signal: options.signal });
      return local.exitCode === 0 || canPull(engine, reference);
    }),
  );
  options.signal.throwIfAborted();
  const missing = references.filter((_, index) => available[index] !== true);
  if (missing.length === 0) return [];
  const substitutions = await ensureFoundations(engine, missing, options);
  const names = substitutions.map(({ reference }) => reference).join(', ');
  const message = `No registry can be reached: base images made on this machine stand in for ${names}`;
  options.onEvent({ type: 'notice', level: 'info', message });
  return substitutions;
}
