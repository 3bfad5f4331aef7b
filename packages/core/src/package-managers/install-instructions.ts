import type { Instruction } from '../dockerfile/stage.ts';
import { certificates } from '../dockerfile/stages/certificates.ts';
import { userError } from '../errors/index.ts';
import type { ServicePlan } from '../model/index.ts';
import { fromRoot } from '../text/path.ts';
import { credentialMounts, exportVariables } from './credentials.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';
import { withoutHooks } from './install-hooks.ts';
import { installationFiles } from './installation-files.ts';
import { packageManagerById, supportedPackageManagers } from './known.ts';

/**
 * How this service's package manager installs.
 * @throws PACKAGE_MANAGER_UNSUPPORTED for one that can't install, or has no folder in `package-managers/`
 */
export function installationOf({ name, packageManager }: ServicePlan): Installation {
  const installation = packageManagerById(packageManager.id)?.installation;
  if (installation === undefined) {
    throw userError('PACKAGE_MANAGER_UNSUPPORTED', {
      service: name,
      packageManager: packageManager.id,
      supported: supportedPackageManagers(),
    });
  }
  return installation;
}

/** Copies the manifests alone and installs what they say. `then` runs in the same layer. */
export function installInstructions(
  service: ServicePlan,
  scope: InstallationScope,
  then: string[] = [],
): Instruction[] {
  const installation = installationOf(service);
  const { commands, caches } = installation.install(service, scope);
  const hooks = withoutHooks(service, installation, scope);
  return [
    ...copyManifests(service, installationFiles(installation, service, scope)),
    {
      ...(hooks.length === 0
        ? {}
        : { comment: 'Without the hooks of the project itself: what they work on is not here.' }),
      kind: 'run',
      mounts: [certificates, ...credentialMounts(service), ...caches],
      commands: [...exportVariables(service), ...hooks, ...commands, ...then],
    },
  ];
}

/** One COPY for each folder, so that files which refer to each other stay where they expect it. */
function copyManifests(service: ServicePlan, files: readonly string[]): Instruction[] {
  const folders = [...new Set(files.map(folderOf))];
  return folders.map((folder) => {
    const sources = files.filter((file) => folderOf(file) === folder);
    const place = folderOf(fromRoot(service, sources[0] as string));
    return { kind: 'copy', sources, destination: place === '.' ? './' : `./${place}/` };
  });
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** The package manager and its version as parts of a tools stage's name, where the build image lacks it. */
export function setUpName(service: ServicePlan): string[] {
  const { id, version } = service.packageManager;
  return installationOf(service).setUp?.(service) === undefined
    ? []
    : [id, ...(version === undefined ? [] : [version])];
}

/** Makes the package manager available where the build image lacks it. */
export function setUpInstructions(service: ServicePlan): Instruction[] {
  const step = installationOf(service).setUp?.(service);
  if (step === undefined) return [];
  const { environment, caches, commands } = step;
  return [
    ...(environment === undefined ? [] : [{ kind: 'env', ...environment } as const]),
    { kind: 'run', mounts: [certificates, ...caches], commands },
  ];
}
