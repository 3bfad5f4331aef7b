import { joinPath } from '../../repository/repository.ts';
import { readToml } from '../../repository/toml-document.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { lockedPackages } from '../locked-toml-packages.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: 'pdm',
  name: 'PDM',
  language: 'python',
  manifest: 'pyproject.toml',
  lockfiles: ['pdm.lock'],
  // requirements.txt beside it is usually an export of it.
  supersedes: ['pip'],
  lockCommand: 'pdm lock',
  lockedPackages,
  installation,

  async traceOf(repository, folder) {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    return pyproject?.get('tool', 'pdm') === undefined ? undefined : { file: pyproject.file };
  },
});
