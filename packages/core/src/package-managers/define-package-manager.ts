import type { Mount } from '../dockerfile/stage.ts';
import type { PackageManagerId, ServicePlan } from '../model/index.ts';

/** A package manager: how it is recognised, and how it installs exactly what its lockfile says. */
export interface PackageManager {
  id: PackageManagerId;
  /** Id of the folder in `languages/`. */
  language: string;
  /** Names of its lockfiles, the usual one first. */
  lockfiles: readonly string[];
  /** Command that makes a missing lockfile, for the error that names it. */
  lockCommand: string;
  installation: Installation;
}

/** `production`: what the running service needs. `development`: that and what builds, tests and debugs it. */
export type InstallationScope = 'production' | 'development';

/** How a build installs with this package manager. Commands run as root in the service's folder, `/app`. */
export interface Installation {
  /**
   * Files in the service's folder that decide what is installed, and nothing else, so that a change of the source never
   * installs again. A trailing `*` marks one that may be absent.
   */
  manifests(service: ServicePlan, scope: InstallationScope): string[];
  /** What the public build image lacks: the package manager itself, in a version that is said. */
  setUp?(service: ServicePlan): InstallationStep;
  install(service: ServicePlan, scope: InstallationScope): InstallationStep;
  /** Command line that runs a script of the manifest, in exec form; absent where manifests have no scripts. */
  runScript?(script: string): string[];
}

export interface InstallationStep {
  commands: string[];
  caches: Mount[];
}

export function definePackageManager<const Definition extends PackageManager>(definition: Definition): Definition {
  return definition;
}
