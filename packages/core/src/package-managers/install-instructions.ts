import type { Instruction } from '../dockerfile/stage.ts';
import { certificates } from '../dockerfile/stages/certificates.ts';
import { userError } from '../errors/index.ts';
import type { ServicePlan } from '../model/index.ts';
import { inService } from '../text/path.ts';
import { credentialMounts, exportVariables } from './credentials.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';
import { installHooks } from './install-hooks.ts';
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
  return [
    ...copyManifests(service, installation.manifests(service, scope)),
    {
      ...(installHooks(service).length === 0
        ? {}
        : { comment: 'Without the hooks of the project itself: what they work on is not here.' }),
      kind: 'run',
      mounts: [certificates, ...credentialMounts(service), ...caches],
      commands: [...exportVariables(service), ...commands, ...then],
    },
  ];
}

/** One COPY for each folder, so that files which refer to each other stay where they expect it. */
function copyManifests(service: ServicePlan, files: readonly string[]): Instruction[] {
  const folders = [...new Set(files.map(folderOf))];
  return folders.map((folder) => ({
    kind: 'copy',
    sources: files.filter((file) => folderOf(file) === folder).map((file) => inService(service, file)),
    destination: folder === '.' ? './' : `./${folder}/`,
  }));
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

/** The package manager as a part of a tools stage's name, where the build image lacks it. */
export function setUpName(service: ServicePlan): string[] {
  return installationOf(service).setUp === undefined ? [] : [service.packageManager.id];
}

/** Makes the package manager available where the build image lacks it. */
export function setUpInstructions(service: ServicePlan): Instruction[] {
  const step = installationOf(service).setUp?.(service);
  return step === undefined ? [] : [{ kind: 'run', mounts: [certificates, ...step.caches], commands: step.commands }];
}
