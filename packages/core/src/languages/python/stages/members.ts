import type { Instruction } from '../../../dockerfile/stage.ts';
import { certificates } from '../../../dockerfile/stages/certificates.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { credentialMounts, exportVariables } from '../../../package-managers/credentials.ts';
import type { InstallationScope } from '../../../package-managers/define-package-manager.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { folderInImage, fromRoot } from '../../../text/path.ts';

/**
 * The members of a workspace that the service needs, installed beside its packages as those that depend on them expect it.
 * In layers of their own: a change of their source installs nothing else again. `then` runs in the last one.
 */
export function memberInstructions(
  service: ServicePlan,
  scope: InstallationScope,
  then: readonly string[] = [],
): Instruction[] {
  const members = (service.workspace?.members ?? []).filter(({ shipped }) => shipped || scope === 'development');
  const folders = members.map(({ path }) => fromRoot(service, path));
  const step = folders.length === 0 ? undefined : installationOf(service).installMembers?.(folders, scope);
  if (step === undefined) return [];
  return [
    ...members.map(
      ({ path }): Instruction => ({
        kind: 'copy',
        sources: [`${path}/`],
        destination: `./${fromRoot(service, path)}/`,
      }),
    ),
    {
      kind: 'run',
      // What builds a package is a package, too.
      mounts: [certificates, ...credentialMounts(service), ...step.caches],
      commands: [...exportVariables(service), ...step.commands, ...then],
    },
  ];
}

/** From the folder of the lockfile to the service's own. */
export function inOwnFolder(service: ServicePlan): Instruction[] {
  const folder = folderInImage(service);
  return folder === '/app' ? [] : [{ kind: 'workdir', path: folder }];
}
