import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'pip',
  language: 'python',
  lockfiles: ['requirements.txt'],
  lockCommand: 'pip freeze > requirements.txt',
  installation,
});
