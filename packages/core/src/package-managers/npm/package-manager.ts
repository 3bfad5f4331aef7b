import { findAskedVersion } from '../asked-version.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson, packageJsonWorkspace } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages, lockedVersion } from './lockfile.ts';

export default definePackageManager({
  id: 'npm',
  name: 'npm',
  language: 'node',
  isDefault: true,
  manifest: 'package.json',
  lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  lockCommand: 'npm install --package-lock-only',
  declared: declaredInPackageJson('npm'),
  asked: (repository, folder) => findAskedVersion(repository, folder, 'npm'),
  lockedMembers,
  workspace: packageJsonWorkspace,
  lockedPackages,
  lockedVersion,
  installation,
});
