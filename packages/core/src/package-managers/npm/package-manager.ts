import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'npm',
  language: 'node',
  lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  lockCommand: 'npm install --package-lock-only',
  installation,
});
