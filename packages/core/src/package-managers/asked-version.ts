import { intersects, validRange } from 'semver';
import type { Fact } from '../model/index.ts';
import { readJson } from '../repository/json-document.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import { joinPath, type Repository } from '../repository/repository.ts';

const exact = /^\d+(?:\.\d+){0,2}(?:-[\w.]+)?$/;

/** The version of a package manager of Node that a folder asks for, as written; the most exact place first. */
export async function findAskedVersion(
  repository: Repository,
  folder: string,
  id: string,
): Promise<Fact<string> | undefined> {
  const json = await readJson(repository, joinPath(folder, 'package.json'));
  const written = (...path: string[]): Fact<string> | undefined => {
    const value = json?.get(...path);
    if (json === undefined || typeof value !== 'string') return undefined;
    return { value, source: { file: json.file, line: json.lineOf(...path) }, certainty: 'certain' };
  };
  return (
    written('volta', id) ??
    (await findInFile(
      repository,
      joinPath(folder, 'mise.toml'),
      new RegExp(`^"?${id}"?[ \\t]*=[ \\t]*"([^"\\n]+)"`, 'm'),
    )) ??
    (await findInFile(
      repository,
      joinPath(folder, '.mise.toml'),
      new RegExp(`^"?${id}"?[ \\t]*=[ \\t]*"([^"\\n]+)"`, 'm'),
    )) ??
    (await findInFile(repository, joinPath(folder, '.tool-versions'), new RegExp(`^${id}[ \\t]+(\\S+)`, 'm'))) ??
    written('engines', id)
  );
}

/**
 * The version to install: what is asked for where it names one, else the one that can read the lockfile. A range says
 * what is allowed and not what to take. Yarn 1 and its successors don't read each other's lockfiles, so there the
 * lockfile decides.
 */
export function versionToInstall(asked: string | undefined, byLockfile: string | undefined): string | undefined {
  const named = asked !== undefined && exact.test(asked) ? asked : lowestOf(asked, byLockfile);
  if (named === undefined || byLockfile === undefined) return named ?? byLockfile;
  return isClassic(named) === isClassic(byLockfile) ? named : byLockfile;
}

/** True for Yarn 1. */
export function isClassic(version: string | undefined): boolean {
  return version !== undefined && /^1(?:\.|$)/.test(version);
}

/** The lower end of a range that the lockfile's version is outside of. */
function lowestOf(asked: string | undefined, byLockfile: string | undefined): string | undefined {
  if (asked === undefined || byLockfile === undefined || validRange(asked) === null) return undefined;
  const major = byLockfile.split('.', 1).join();
  if (intersects(asked, `^${major}.0.0`)) return byLockfile;
  return /\d+(?:\.\d+){0,2}/.exec(asked)?.[0];
}

async function findInFile(repository: Repository, file: string, pattern: RegExp): Promise<Fact<string> | undefined> {
  const text = await repository.readText(file);
  const match = text === undefined ? null : pattern.exec(text);
  if (text === undefined || match?.[1] === undefined) return undefined;
  return { value: match[1], source: { file, line: lineFinder(text)(match.index) }, certainty: 'certain' };
}
