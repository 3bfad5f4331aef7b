import { definePackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson } from '../package-json.ts';
import { installation } from './installation.ts';
import { lockedPackages, lockedVersion, versionOfLockfile } from './lockfile.ts';
import { workspace } from './workspace.ts';

export default definePackageManager({
  id: 'pnpm',
  name: 'pnpm',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['pnpm-lock.yaml'],
  lockCommand: 'pnpm install --lockfile-only',
  declared: declaredInPackageJson('pnpm'),
  versionOfLockfile,
  lockedPackages,
  lockedVersion,
  workspace,
  installation,
});
