import { definePackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson, packageJsonWorkspace } from '../package-json.ts';
import { lockedVersion } from './lockfile.ts';

export default definePackageManager({
  id: 'bun',
  name: 'Bun',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['bun.lock', 'bun.lockb'],
  lockCommand: 'bun install --lockfile-only',
  declared: declaredInPackageJson('bun'),
  lockedVersion,
  workspace: packageJsonWorkspace,
});
