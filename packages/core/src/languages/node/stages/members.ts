import type { Instruction } from '../../../dockerfile/stage.ts';
import { certificates } from '../../../dockerfile/stages/certificates.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { packageManagerById } from '../../../package-managers/known.ts';
import { folderInImage, fromRoot, placeInImage } from '../../../text/path.ts';
import { addresses, makesPackageClient, packageClientCommands } from './prisma-client.ts';

/** Where the members that ship lie once they are built, without what is only of use there. */
const SHIPPED = '/opt/members';

const notShipped = ['node_modules', '.turbo', '*.tsbuildinfo'];

/** Settings at the root and the members that a service needs, each built before those that depend on it. */
export function memberInstructions(service: ServicePlan): Instruction[] {
  const { workspace } = service;
  if (workspace === undefined) return [];
  const shipped = shippedMembers(service);
  return [
    ...(workspace.settings.length === 0
      ? []
      : [{ kind: 'copy', sources: [...workspace.settings], destination: './' } as const]),
    ...workspace.members.flatMap(({ path, scripts }): Instruction[] => [
      { kind: 'copy', sources: [`${path}/`], destination: `./${fromRoot(service, path)}/` },
      ...runIn(service, path, [
        ...packageClientCommands(service, path, scripts),
        ...scriptCommands(service, path, scripts),
      ]),
    ]),
    ...(shipped.length === 0
      ? []
      : [
          {
            comment: 'What images take of these packages: without their modules, which are those of development.',
            kind: 'run',
            mounts: [],
            commands: [
              `mkdir ${SHIPPED}`,
              `tar --create ${notShipped.map((name) => `--exclude='${name}'`).join(' ')} ${shipped.join(' ')} | \\\n` +
                `      tar --extract --directory=${SHIPPED}`,
            ],
          } as const,
        ]),
    ...(fromRoot(service, service.path) === '.' ? [] : [{ kind: 'workdir', path: folderInImage(service) } as const]),
  ];
}

/** Modules in production: those of the service, and of a workspace the members that it needs, built. */
export function moduleInstructions(service: ServicePlan, installed: string, built: string): Instruction[] {
  if (service.workspace === undefined) {
    // The wildcard, because a project without dependencies has no such folder.
    return [{ kind: 'copy', from: installed, sources: ['/app/node_modules*'], destination: './node_modules/' }];
  }
  return [
    { kind: 'copy', from: installed, sources: ['/app'], destination: '/app' },
    ...shippedInstructions(service, built),
  ];
}

/** The members that a service needs to run, as they were built. */
export function shippedInstructions(service: ServicePlan, built: string): Instruction[] {
  return shippedMembers(service).length === 0
    ? []
    : [{ kind: 'copy', from: built, sources: [SHIPPED], destination: '/app' }];
}

/** Folders with the modules that development takes, in the service's folder where others of the workspace lie in it. */
export function memberModules(service: ServicePlan): string[] {
  const { workspace, path } = service;
  if (workspace?.root !== path) return [];
  return workspace.members.map((member) => `${fromRoot(service, member.path)}/node_modules`);
}

/** Leaves manifests and modules of an installation for production, and nothing that only installing needs. */
export function removeInstallationFiles(service: ServicePlan): string[] {
  if (service.workspace === undefined) return [];
  const files = [
    ...installationOf(service)
      .manifests(service, 'production')
      .filter((file) => file !== 'package.json'),
    ...(packageManagerById(service.packageManager.id)?.lockfiles ?? []),
  ];
  const others = (service.packageManager.files ?? []).map((file) => fromRoot(service, file).split('/', 1).join());
  return [`rm -rf ${[...new Set([...files, ...others])].join(' ')}`];
}

function shippedMembers(service: ServicePlan): string[] {
  const { members = [] } = service.workspace ?? {};
  return members.filter(({ shipped }) => shipped).map(({ path }) => fromRoot(service, path));
}

function runIn(service: ServicePlan, path: string, commands: readonly string[]): Instruction[] {
  if (commands.length === 0) return [];
  return [{ kind: 'run', mounts: [certificates], commands: [`cd ${placeInImage(service, path)}`, ...commands] }];
}

function scriptCommands(service: ServicePlan, path: string, scripts: readonly string[]): string[] {
  const { runScript } = installationOf(service);
  return scripts.map((script) =>
    [...(makesPackageClient(service, path, script) ? addresses(service) : []), ...(runScript?.(script) ?? [])].join(
      ' ',
    ),
  );
}
