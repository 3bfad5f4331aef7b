import { findAskedVersion } from '../asked-version.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { findPatches } from '../find-patches.ts';
import { declaredInPackageJson } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages, lockedVersion, versionOfLockfile } from './lockfile.ts';
import { workspace } from './workspace.ts';

export default definePackageManager({
  id: 'pnpm',
  name: 'pnpm',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['pnpm-lock.yaml'],
  lockCommand: 'pnpm install --lockfile-only',
  declared: declaredInPackageJson('pnpm'),
  asked: (repository, folder) => findAskedVersion(repository, folder, 'pnpm'),
  versionOfLockfile,
  lockedMembers,
  findFiles: (repository, root) => findPatches(repository, root, ['.pnpmfile.cjs', '.pnpmfile.mjs']),
  lockedPackages,
  lockedVersion,
  workspace,
  installation,
});
