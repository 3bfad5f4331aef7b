import type { Language, PackageManagerId } from '../model/index.ts';

/** A package manager: how it is recognised, and how it installs exactly what its lockfile says. */
export interface PackageManager {
  id: PackageManagerId;
  language: Language;
  /** Names of its lockfiles, the usual one first. */
  lockfiles: readonly string[];
  /** Command that makes a missing lockfile, for the error that names it. */
  lockCommand: string;
}

export function definePackageManager<const Definition extends PackageManager>(definition: Definition): Definition {
  return definition;
}
