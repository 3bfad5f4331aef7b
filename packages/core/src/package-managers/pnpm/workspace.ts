import { isScalar, isSeq } from 'yaml';
import { joinPath } from '../../repository/repository.ts';
import { parseYaml } from '../../repository/yaml-document.ts';
import { findBuildScripts } from '../build-scripts.ts';
import type { WorkspaceFormat } from '../define-package-manager.ts';
import { packageJsonWorkspace, readPackageJson } from '../package-json.ts';
import { textsIn } from '../texts-in.ts';

/** `pnpm-workspace.yaml`. Since pnpm 10 it also holds settings, so one without `packages` makes no workspace. */
export const workspace: WorkspaceFormat = {
  readPackage: readPackageJson,
  findBuildScripts,
  settings: packageJsonWorkspace.settings as RegExp,
  async members(repository, root) {
    const file = joinPath(root, 'pnpm-workspace.yaml');
    const text = await repository.readText(file);
    if (text === undefined) return undefined;
    const { document } = parseYaml(file, text);
    // Item by item: as a whole, aliases in it could unfold without end.
    const listed = document.errors.length === 0 ? document.get('packages') : undefined;
    return isSeq(listed) ? textsIn(listed.items.map((item) => (isScalar(item) ? item.value : undefined))) : undefined;
  },
};
