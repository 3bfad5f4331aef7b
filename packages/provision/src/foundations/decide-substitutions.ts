import type { Engine } from '@seaworthy/engine';
import { canPull, registryOf } from '@seaworthy/engine';
import { ensureFoundations, type FoundationOptions, type FoundationSubstitution } from './ensure-foundations.ts';

/** How each base image will be had. */
export interface SubstitutionDecision {
  /** Public images that the engine has or can pull: used under their own names. */
  unchanged: string[];
  substitutions: FoundationSubstitution[];
}

/**
 * Decides for each public image whether the engine has it or can pull it; where neither, makes sure that there is a
 * foundation for it. With a registry at hand, nothing is substituted.
 * Errors: FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED, FOUNDATION_FAILED.
 */
export async function decideSubstitutions(
  engine: Engine,
  references: readonly string[],
  options: FoundationOptions = {},
): Promise<SubstitutionDecision> {
  const wanted = [...new Set(references)];
  const present = await findPresent(engine, wanted);
  const absent = wanted.filter((reference) => !present.has(reference));
  const reachable = new Map<string, Promise<boolean>>();
  for (const reference of absent) {
    const registry = registryOf(reference);
    if (!reachable.has(registry)) reachable.set(registry, canPull(engine, reference));
  }
  const missing: string[] = [];
  for (const reference of absent) {
    if (!(await reachable.get(registryOf(reference)))) missing.push(reference);
  }
  const substitutions = missing.length === 0 ? [] : await ensureFoundations(engine, missing, options);
  return { unchanged: wanted.filter((reference) => !missing.includes(reference)), substitutions };
}

async function findPresent(engine: Engine, references: readonly string[]): Promise<Set<string>> {
  const present = new Set<string>();
  if (references.length === 0) return present;
  const { stdout } = await engine.docker(
    ['image', 'inspect', '--format', '{{json .RepoTags}} {{json .RepoDigests}}', ...references],
    { reject: false },
  );
  // Docker prints what it found and leaves out the rest, so each answer has to be matched by name.
  const names = stdout.split('\n').flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ''));
  for (const reference of references) {
    const withTag = reference.includes(':', reference.lastIndexOf('/')) ? reference : `${reference}:latest`;
    const [repository, digest] = reference.split('@');
    const found =
      digest === undefined
        ? names.includes(withTag)
        : names.includes(`${repository?.replace(/:[^:/]+$/, '')}@${digest}`);
    if (found) present.add(reference);
  }
  return present;
}
