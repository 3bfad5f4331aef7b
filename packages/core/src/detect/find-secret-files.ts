import type { Facts, ServiceFacts } from '../model/index.ts';
import { packageManagerById } from '../package-managers/known.ts';
import { joinPath, type Repository } from '../repository/repository.ts';
import { fileHoldsSecret, isSecretCandidate } from '../secrets/secret-files.ts';

/** Files of the tree that are named like secrets, and whether they hold one. What can't be read counts as holding one. */
export async function findSecretFiles(repository: Repository): Promise<NonNullable<Facts['secretFiles']>> {
  const candidates = repository.files.filter(isSecretCandidate);
  return Promise.all(
    candidates.map(async (path) => {
      const text = await repository.readText(path);
      return { path, holds: text === undefined || fileHoldsSecret(path, text) };
    }),
  );
}

/**
 * Those files in a service's folder that its package manager logs in with. One that version control leaves out may be on
 * one machine and not on another, and the same Dockerfile has to do for both.
 */
export async function findCredentials(
  repository: Repository,
  folder: string,
  packageManager: string | undefined,
): Promise<NonNullable<ServiceFacts['credentials']>> {
  const known = packageManagerById(packageManager ?? '')?.installation?.credentials ?? [];
  const found = await Promise.all(
    known.map(async ({ file }) => {
      const path = joinPath(folder, file);
      if (!repository.files.includes(path)) return repository.ignores(path) ? [{ file, kept: false }] : [];
      const text = await repository.readText(path);
      return text === undefined || fileHoldsSecret(path, text) ? [{ file, kept: true }] : [];
    }),
  );
  return found.flat();
}
