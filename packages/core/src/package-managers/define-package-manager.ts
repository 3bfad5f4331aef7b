import type { Mount } from '../dockerfile/stage.ts';
import type { Fact, ServicePlan, Source } from '../model/index.ts';
import type { Repository } from '../repository/repository.ts';

/**
 * A package manager: how it is recognised, and how it installs exactly what its lockfile says. One without `installation`
 * is known, so that it can be refused by name.
 */
export interface PackageManager {
  id: string;
  /** As people write it. */
  name: string;
  /** Id of the folder in `languages/`. */
  language: string;
  /** True for the one that is assumed for its language where nothing names one. */
  isDefault?: boolean;
  /** The file in which a person lists what is needed. */
  manifest: string;
  /** Names of its lockfiles, the usual one first. */
  lockfiles: readonly string[];
  /** Ids of package managers whose lockfiles are made from this one's, and don't count beside it. */
  supersedes?: readonly string[];
  /** Command that makes a missing lockfile, for the error that names it. */
  lockCommand: string;
  /** A manifest that names the package manager, which decides between lockfiles. `undefined`: it names none or another. */
  declared?(repository: Repository, folder: string): Promise<Fact<{ version?: string }> | undefined>;
  /** Another sign of it, which counts where there is no lockfile at all. */
  traceOf?(repository: Repository, folder: string): Promise<Source | undefined>;
  /** The version that other files ask for, as written. */
  asked?(repository: Repository, folder: string): Promise<Fact<string> | undefined>;
  /** The version that can install a lockfile, by its text, where lockfiles are bound to one. */
  versionOfLockfile?(text: string): string | undefined;
  /**
   * The run-time packages that a lockfile lists, those of others included, with where in the text. By patterns and not by
   * a parser: a lockfile may have megabytes, and only names are wanted. Absent for lockfiles that aren't read.
   */
  lockedPackages?(text: string): { name: string; offset: number }[];
  /** The version of a direct dependency as the lockfile of its folder pins it, with where in the text. */
  lockedVersion?(text: string, name: string): { version: string; offset: number } | undefined;
  /** Folders of the members that a lockfile knows, relative to its own; absent where lockfiles don't list them. */
  lockedMembers?(text: string): string[] | undefined;
  /** Files at the root, beside manifest and lockfile, that installing reads: settings, patches. Relative to the repository. */
  findFiles?(repository: Repository, root: string): Promise<string[]>;
  /** What it leaves in a folder beside modules, that no build is sent: a cache, a loader. */
  madeByInstalling?: readonly string[];
  /** What to ask about a lockfile that may leave versions open; absent where none can. */
  askWhenLoose?(lockfile: string): string;
  /** Absent: it knows no workspaces. */
  workspace?: WorkspaceFormat;
  installation?: Installation;
}

/** How a workspace (one lockfile for several packages) is written down. */
export interface WorkspaceFormat {
  /** Globs of its members relative to the root, left out by a `!` in front. `undefined`: the folder is no such root. */
  members(repository: Repository, root: string): Promise<readonly string[] | undefined>;
  /** `undefined`: there is no package in the folder. */
  readPackage(repository: Repository, folder: string): Promise<MemberPackage | undefined>;
  /** Scripts that build a package, in the order that the root's own task runner gives them. */
  findBuildScripts?(repository: Repository, root: string): Promise<readonly string[]>;
  /** Names of files at the root that settings of members extend. */
  settings?: RegExp;
}

/** One package of a workspace. */
export interface MemberPackage {
  name?: string;
  /** Names that it depends on, and folders of the repository that it takes packages from. */
  needs: readonly (({ name: string } | { path: string }) & { onlyToBuild?: boolean })[];
  /** Names of its scripts. */
  scripts?: readonly string[];
  /** Names of its own install hooks, and those that do something for a build. */
  hooks?: { names: readonly string[]; needed: readonly string[] };
}

/** `production`: what the running service needs. `development`: that and what builds, tests and debugs it. */
export type InstallationScope = 'production' | 'development';

/** How a build installs with this package manager. Commands run as root in the folder of the lockfile, `/app`. */
export interface Installation {
  /**
   * Files in the folder of the lockfile that decide what is installed, and nothing else, so that a change of the source
   * never installs again. A trailing `*` marks one that may be absent. Those of a workspace's members come beside them.
   */
  manifests(service: ServicePlan, scope: InstallationScope): string[];
  /** True when a member of a workspace can be installed from the workspace's root. */
  installsMembers?: boolean;
  /** True when it refuses a workspace of which members are missing, so that all their manifests have to be there. */
  needsAllMembers?(service: ServicePlan): boolean;
  /** True when it also installs where there is no lockfile. */
  worksWithoutLockfile?: boolean;
  /** Files of the service's folder that it may log in to a registry with, and where a build step finds each. */
  credentials?: readonly { file: string; target: string }[];
  /** Files of the service's folder in which it puts the values of environment variables, written `${NAME}`. */
  expands?: readonly string[];
  /** What the public build image lacks: the package manager itself, in a version that is said. Absent: it is there. */
  setUp?(service: ServicePlan): InstallationStep | undefined;
  install(service: ServicePlan, scope: InstallationScope): InstallationStep;
  /** Installs members of the workspace from their sources, by their folders from its root. Absent: they are used in their places. */
  installMembers?(folders: readonly string[], scope: InstallationScope): InstallationStep;
  /** Takes development dependencies out of what is installed, without running any script. Absent: it can't. */
  prune?(service: ServicePlan): InstallationStep;
  /** Command line that runs a script of the manifest, in exec form; absent where manifests have no scripts. */
  runScript?(script: string): string[];
}

export interface InstallationStep {
  commands: string[];
  caches: Mount[];
  /** Variables that it, and whatever runs after it, is told its settings by, and why. */
  environment?: { values: Readonly<Record<string, string>>; comment: string };
}

export function definePackageManager(definition: PackageManager): PackageManager {
  return definition;
}
