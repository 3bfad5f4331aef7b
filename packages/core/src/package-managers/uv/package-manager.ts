import { definePackageManager } from '../define-package-manager.ts';

export default definePackageManager({
  id: 'uv',
  language: 'python',
  lockfiles: ['uv.lock'],
  lockCommand: 'uv lock',
});
