import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'uv',
  language: 'python',
  lockfiles: ['uv.lock'],
  lockCommand: 'uv lock',
  installation,
});
