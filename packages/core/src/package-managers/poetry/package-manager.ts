import { joinPath } from '../../repository/repository.ts';
import { readToml } from '../../repository/toml-document.ts';
import { definePackageManager } from '../define-package-manager.ts';

export default definePackageManager({
  id: 'poetry',
  name: 'Poetry',
  language: 'python',
  manifest: 'pyproject.toml',
  lockfiles: ['poetry.lock'],
  lockCommand: 'poetry lock',

  async traceOf(repository, folder) {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    return pyproject?.get('tool', 'poetry') === undefined ? undefined : { file: pyproject.file };
  },
});
