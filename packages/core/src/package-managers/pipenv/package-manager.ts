import { definePackageManager } from '../define-package-manager.ts';

export default definePackageManager({
  id: 'pipenv',
  name: 'Pipenv',
  language: 'python',
  manifest: 'Pipfile',
  lockfiles: ['Pipfile.lock'],
  lockCommand: 'pipenv lock',
});
