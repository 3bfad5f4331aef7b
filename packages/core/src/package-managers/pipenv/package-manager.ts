import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';
import { lockedPackages } from './lockfile.ts';

export default definePackageManager({
  id: 'pipenv',
  name: 'Pipenv',
  language: 'python',
  manifest: 'Pipfile',
  lockfiles: ['Pipfile.lock'],
  // requirements.txt beside it is usually an export of it.
  supersedes: ['pip'],
  lockCommand: 'pipenv lock',
  lockedPackages,
  installation,
});
