import type { ServicePlan } from '../model/index.ts';
import { basename, inService } from '../text/path.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';
import { manifestFolders } from './installed-members.ts';

/**
 * Every file that decides what is installed, relative to the repository: of the folder with the lockfile, and the
 * manifests of the members that are installed.
 */
export function installationFiles(
  installation: Installation,
  service: ServicePlan,
  scope: InstallationScope,
): string[] {
  const { packageManager, path, workspace } = service;
  const root = { path: workspace?.root ?? path };
  const own = installation.manifests(service, scope);
  const manifests = manifestFolders(installation, service, scope)
    .filter((folder) => folder !== '.')
    .map((folder) => `${folder}/${basename(packageManager.manifest)}`);
  return [
    ...own.map((file) => inService(root, file)),
    ...(packageManager.files ?? []),
    ...manifests.map((file) => inService(root, file)),
  ];
}
