import { definePackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson, packageJsonWorkspace } from '../package-json.ts';
import { lockedVersion } from './lockfile.ts';

export default definePackageManager({
  id: 'yarn',
  name: 'Yarn',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['yarn.lock'],
  lockCommand: 'yarn install --mode=update-lockfile',
  declared: declaredInPackageJson('yarn'),
  lockedVersion,
  workspace: packageJsonWorkspace,
});
