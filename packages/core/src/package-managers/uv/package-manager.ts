import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';
import { lockedMembers, lockedPackages } from './lockfile.ts';
import { workspace } from './workspace.ts';

export default definePackageManager({
  id: 'uv',
  name: 'uv',
  language: 'python',
  isDefault: true,
  manifest: 'pyproject.toml',
  lockfiles: ['uv.lock'],
  // requirements.txt beside uv.lock is usually an export of it.
  supersedes: ['pip'],
  lockCommand: 'uv lock',
  workspace,
  lockedMembers,
  lockedPackages,
  installation,
});
