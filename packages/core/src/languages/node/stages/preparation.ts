import type { Instruction } from '../../../dockerfile/stage.ts';
import { certificates } from '../../../dockerfile/stages/certificates.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { credentialMounts } from '../../../package-managers/credentials.ts';
import { neededHooks } from '../../../package-managers/install-hooks.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { addresses } from './prisma-client.ts';
import { toolPath } from './tool-path.ts';

/**
 * What has to be made of the sources before they are compiled or started: what the project's own install hooks do, and
 * the database client that Prisma makes from the schema, for the platform of the image alone.
 */
export function preparation(service: ServicePlan, { buildFollows }: { buildFollows: boolean }): Instruction[] {
  return [...hookInstructions(service), ...clientInstructions(service, buildFollows)];
}

function hookInstructions(service: ServicePlan): Instruction[] {
  const names = neededHooks(service);
  const run = installationOf(service).runScript;
  if (names.length === 0 || run === undefined) return [];
  return [
    {
      comment: `What the project does on installation (${names.join(', ')}): here are the files that it works on.`,
      kind: 'run',
      mounts: [certificates, ...credentialMounts(service)],
      commands: names.map((name) => [...addresses(service), ...run(name)].join(' ')),
    },
  ];
}

function clientInstructions(service: ServicePlan, buildFollows: boolean): Instruction[] {
  const { prismaSchema, prismaPackage, clientMadeBy } = service.traits;
  // Another package's is made with that package.
  if (
    typeof prismaSchema !== 'string' ||
    prismaPackage !== undefined ||
    clientMadeBy === 'hook' ||
    (clientMadeBy === 'build' && buildFollows)
  )
    return [];
  const generate = [...prismaCommand(service), 'generate', `--schema=${prismaSchema}`];
  return [
    {
      comment: 'The database client is made from the schema, before anything is compiled against it.',
      kind: 'run',
      mounts: [certificates],
      commands: [[...addresses(service), ...generate].join(' ')],
    },
  ];
}

/** In a workspace the tool may lie at the root. */
function prismaCommand(service: ServicePlan): string[] {
  return service.workspace === undefined
    ? ['node', 'node_modules/prisma/build/index.js']
    : [`PATH="${toolPath(service)}"`, 'prisma'];
}
