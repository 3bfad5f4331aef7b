import { joinPath } from '../../repository/repository.ts';
import { readToml } from '../../repository/toml-document.ts';
import { definePackageManager } from '../define-package-manager.ts';

/** It installs packages of conda, which none of the images that are made here have. */
export default definePackageManager({
  id: 'pixi',
  name: 'Pixi',
  language: 'python',
  manifest: 'pyproject.toml',
  lockfiles: ['pixi.lock'],
  lockCommand: 'pixi lock',

  async traceOf(repository, folder) {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    return pyproject?.get('tool', 'pixi') === undefined ? undefined : { file: pyproject.file };
  },
});
