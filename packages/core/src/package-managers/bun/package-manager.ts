import { findAskedVersion } from '../asked-version.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { findPatches } from '../find-patches.ts';
import { declaredInPackageJson, packageJsonWorkspace } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages, lockedVersion } from './lockfile.ts';

export default definePackageManager({
  id: 'bun',
  name: 'Bun',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['bun.lock', 'bun.lockb'],
  lockCommand: 'bun install --lockfile-only',
  declared: declaredInPackageJson('bun'),
  asked: (repository, folder) => findAskedVersion(repository, folder, 'bun'),
  lockedMembers,
  lockedPackages,
  lockedVersion,
  findFiles: (repository, root) => findPatches(repository, root, []),
  workspace: packageJsonWorkspace,
  installation,
});
