import type { ServicePlan } from '../model/index.ts';
import { fromRoot } from '../text/path.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';

/** Folders of the workspace, from its root, whose dependencies an installation is for, and those of the other members. */
export function installedMembers(service: ServicePlan, scope: InstallationScope): { kept: string[]; left: string[] } {
  const { members = [], others = [] } = service.workspace ?? {};
  const wanted = members.filter(({ shipped }) => shipped || scope === 'development');
  const unwanted = members.filter((member) => !wanted.includes(member));
  const kept = ['.', fromRoot(service, service.path), ...wanted.map(({ path }) => fromRoot(service, path))];
  const left = [...unwanted.map(({ path }) => path), ...others].map((path) => fromRoot(service, path));
  return { kept: [...new Set(kept)], left };
}

/** Folders of the workspace, from its root, whose manifests an installation is given. */
export function manifestFolders(installation: Installation, service: ServicePlan, scope: InstallationScope): string[] {
  const { kept, left } = installedMembers(service, scope);
  return installation.needsAllMembers?.(service) === true ? [...kept, ...left] : kept;
}

/** A command in one of these folders, which leaves the next one where it was. */
export function inFolder(folder: string, command: string): string {
  return folder === '.' ? command : `(cd ${folder} && ${command})`;
}
