import { joinPath, type Repository } from '../repository/repository.ts';
import { packageManagersOf } from './known.ts';

/** The lockfile in a folder that lists a package of this name, whether the project itself asks for it or another package does. */
export async function findLockedPackage(
  repository: Repository,
  folder: string,
  { language, name }: { language: string; name: string },
): Promise<string | undefined> {
  for (const { lockfiles, lockedPackages } of packageManagersOf(language)) {
    for (const lockfile of lockfiles) {
      const file = joinPath(folder, lockfile);
      const text = lockedPackages === undefined ? undefined : await repository.readText(file);
      if (text !== undefined && lockedPackages?.(text).some((locked) => locked.name === name) === true) return file;
    }
  }
  return undefined;
}
