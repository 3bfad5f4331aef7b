import type { Fact } from '../model/index.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import { joinPath, type Repository } from '../repository/repository.ts';
import { packageManagersOf } from './known.ts';

/** The version of a direct dependency that a lockfile in this folder pins, whichever package manager it belongs to. */
export async function findLockedVersion(
  repository: Repository,
  folder: string,
  { language, name }: { language: string; name: string },
): Promise<Fact<string> | undefined> {
  for (const { lockfiles, lockedVersion } of packageManagersOf(language)) {
    for (const lockfile of lockfiles) {
      const file = joinPath(folder, lockfile);
      const text = lockedVersion === undefined ? undefined : await repository.readText(file);
      const found = text === undefined ? undefined : lockedVersion?.(text, name);
      if (text === undefined || found === undefined) continue;
      const line = lineFinder(text)(found.offset);
      return { value: found.version, source: { file, line }, certainty: 'certain' };
    }
  }
  return undefined;
}
