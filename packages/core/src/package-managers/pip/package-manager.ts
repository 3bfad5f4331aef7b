import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'pip',
  name: 'pip',
  language: 'python',
  manifest: 'requirements.txt',
  lockfiles: ['requirements.txt'],
  lockCommand: 'pip freeze > requirements.txt',
  askWhenLoose: (lockfile) =>
    `${lockfile} doesn't fix every version, so that two builds may differ. Make it with \`pip-compile --generate-hashes\` or \`uv pip compile --generate-hashes\`?`,
  installation,
});
