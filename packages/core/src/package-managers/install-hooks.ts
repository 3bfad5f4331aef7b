import type { ServicePlan } from '../model/index.ts';
import { fromRoot } from '../text/path.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';
import { inFolder, manifestFolders } from './installed-members.ts';

/** The service's own install hooks that an image needs, in the order in which package managers run them. */
export function neededHooks({ traits }: ServicePlan): string[] {
  return wordsOf(traits.neededHooks);
}

/**
 * Takes the hooks of the project itself, all of them, out of the manifests of this layer, which lacks the files that they
 * work on. Those of dependencies stay, which `--ignore-scripts` would skip as well.
 */
export function withoutHooks(service: ServicePlan, installation: Installation, scope: InstallationScope): string[] {
  const { workspace, traits } = service;
  const folders = manifestFolders(installation, service, scope);
  const found =
    workspace === undefined
      ? [{ folder: '.', names: wordsOf(traits.installHooks) }]
      : (workspace.hooks ?? []).map(({ path, names }) => ({ folder: fromRoot(service, path), names }));
  return found
    .filter(({ folder, names }) => names.length > 0 && folders.includes(folder))
    .map(({ folder, names }) => inFolder(folder, `npm pkg delete ${names.map((name) => `scripts.${name}`).join(' ')}`));
}

function wordsOf(trait: ServicePlan['traits'][string] | undefined): string[] {
  return typeof trait === 'string' ? trait.split(' ') : [];
}
