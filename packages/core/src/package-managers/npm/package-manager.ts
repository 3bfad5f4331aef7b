import { definePackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson, packageJsonWorkspace } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedPackages, lockedVersion } from './lockfile.ts';

export default definePackageManager({
  id: 'npm',
  name: 'npm',
  language: 'node',
  isDefault: true,
  manifest: 'package.json',
  lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  lockCommand: 'npm install --package-lock-only',
  declared: declaredInPackageJson('npm'),
  workspace: packageJsonWorkspace,
  lockedPackages,
  lockedVersion,
  installation,
});
