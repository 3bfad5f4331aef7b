import { joinPath } from '../../repository/repository.ts';
import { readToml } from '../../repository/toml-document.ts';
import { definePackageManager } from '../define-package-manager.ts';
import { lockedPackages } from '../locked-toml-packages.ts';
import { installation } from './installation.ts';
import { versionOfLockfile } from './lockfile.ts';

export default definePackageManager({
  id: 'poetry',
  name: 'Poetry',
  language: 'python',
  manifest: 'pyproject.toml',
  lockfiles: ['poetry.lock'],
  // requirements.txt beside it is usually an export of it.
  supersedes: ['pip'],
  lockCommand: 'poetry lock',
  versionOfLockfile,
  lockedPackages,
  installation,

  async traceOf(repository, folder) {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    return pyproject?.get('tool', 'poetry') === undefined ? undefined : { file: pyproject.file };
  },
});
