import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'pnpm',
  language: 'node',
  lockfiles: ['pnpm-lock.yaml'],
  lockCommand: 'pnpm install --lockfile-only',
  installation,
});
