import { byCodeUnit } from '../repository/repository.ts';
import { basename } from '../text/path.ts';
import type { PackageManager } from './define-package-manager.ts';
import { packageManagers } from './package-managers.gen.ts';

/** The languages that have package managers. */
export function languagesWithPackageManagers(): string[] {
  return [...new Set(Object.values(packageManagers).map(({ language }) => language))].sort(byCodeUnit);
}

/** The package managers of a language, those that can install first. */
export function packageManagersOf(language: string): PackageManager[] {
  return Object.values(packageManagers)
    .filter((manager) => manager.language === language)
    .sort(
      (a, b) => Number(b.installation !== undefined) - Number(a.installation !== undefined) || byCodeUnit(a.id, b.id),
    );
}

/** `undefined` for an id that has no folder. */
export function packageManagerById(id: string): PackageManager | undefined {
  return Object.values(packageManagers).find((manager) => manager.id === id);
}

/** What is assumed for a language where nothing names a package manager. */
export function defaultPackageManager(language: string): PackageManager {
  const found = packageManagersOf(language);
  return (found.find(({ isDefault }) => isDefault) ?? found[0]) as PackageManager;
}

/** Whose lockfile this is, by its name. */
export function packageManagerOfLockfile(file: string): PackageManager | undefined {
  return Object.values(packageManagers).find(({ lockfiles }) => lockfiles.includes(basename(file)));
}

/** Ids of those that can install. */
export function supportedPackageManagers(): string[] {
  return Object.values(packageManagers)
    .filter(({ installation }) => installation !== undefined)
    .map(({ id }) => id);
}

/** Manifests that only package managers without an installation read: a service that has one can be named, no more. */
export function foreignManifests(): { name: string; file: string }[] {
  const all = Object.values(packageManagers);
  const supported = new Set(
    all.filter(({ installation }) => installation !== undefined).map(({ manifest }) => manifest),
  );
  return all.filter(({ manifest }) => !supported.has(manifest)).map(({ name, manifest }) => ({ name, file: manifest }));
}
