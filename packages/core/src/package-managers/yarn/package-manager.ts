import { definePackageManager } from '../define-package-manager.ts';
import { packageJsonWorkspace } from '../package-json.ts';
import { declared, findFiles } from './settings.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages, lockedVersion, versionOfLockfile } from './lockfile.ts';

export default definePackageManager({
  id: 'yarn',
  name: 'Yarn',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['yarn.lock'],
  lockCommand: 'yarn install',
  declared,
  versionOfLockfile,
  lockedMembers,
  lockedPackages,
  lockedVersion,
  findFiles,
  workspace: packageJsonWorkspace,
  installation,
});
