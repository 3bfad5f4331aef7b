import type { Facts, ServiceFacts, Workspace } from '../model/index.ts';
import { packageManagerById, packageManagerOfLockfile } from '../package-managers/known.ts';

/** What the facts of one service say of its installation. */
export interface InstallationFacts {
  /** Root of the service's workspace. */
  workspace: string;
  packageManager?: ServiceFacts['packageManager'];
  lockfile?: ServiceFacts['lockfile'];
  /** Lockfiles of several package managers that nothing decides between. */
  ambiguous?: string[];
  /** Why it can't be installed, in the terms of the facts. */
  unsupported?: Facts['unsupported'][number];
}

/** Which package manager installs the service in the folder `path`, by its workspace. */
export function installationFacts(workspaces: readonly Workspace[], path: string, language: string): InstallationFacts {
  const workspace = workspaces.find(
    (one) => one.language === language && one.members.some((member) => member.path === path),
  );
  if (workspace === undefined) return { workspace: path };
  const { root, packageManager, lockfile, ambiguousLockfiles } = workspace;
  const locked = lockfile?.value ?? ambiguousLockfiles?.[0];
  const installation = packageManagerById(packageManager?.value.id ?? '')?.installation;
  // A build of one that installs no members sees the folder of its service alone, and this lockfile lies further up.
  if (root !== path && locked !== undefined && installation !== undefined && installation.installsMembers !== true) {
    const name = `A ${packageManagerOfLockfile(locked)?.id} workspace (one lockfile for several packages)`;
    return { workspace: root, unsupported: { kind: 'layout', name, path, source: { file: locked } } };
  }
  if (ambiguousLockfiles !== undefined) return { workspace: root, ambiguous: ambiguousLockfiles };
  const known = packageManagerById(packageManager?.value.id ?? '');
  if (known !== undefined && known.installation === undefined) {
    const source = lockfile?.source ?? packageManager?.source ?? { file: root };
    return { workspace: root, unsupported: { kind: 'package-manager', name: known.name, path, source } };
  }
  return {
    workspace: root,
    ...(packageManager === undefined ? {} : { packageManager }),
    ...(lockfile === undefined ? {} : { lockfile }),
  };
}
