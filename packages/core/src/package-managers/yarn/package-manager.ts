import { findAskedVersion } from '../asked-version.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { packageJsonWorkspace } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages, lockedVersion, versionOfLockfile } from './lockfile.ts';
import { declared, findFiles } from './settings.ts';

export default definePackageManager({
  id: 'yarn',
  name: 'Yarn',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['yarn.lock'],
  lockCommand: 'yarn install',
  declared,
  asked: (repository, folder) => findAskedVersion(repository, folder, 'yarn'),
  versionOfLockfile,
  lockedMembers,
  lockedPackages,
  lockedVersion,
  findFiles,
  madeByInstalling: ['.yarn/cache', '.yarn/unplugged', '.yarn/install-state.gz', '.pnp.cjs', '.pnp.loader.mjs'],
  workspace: packageJsonWorkspace,
  installation,
});
