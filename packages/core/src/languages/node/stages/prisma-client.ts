import type { ServicePlan } from '../../../model/index.ts';
import { toolPath } from './tool-path.ts';

/** What stands for the database while nothing is asked of it. */
const NO_DATABASE = 'postgresql://none.invalid/none';

/** Prisma's configuration refuses to be read where an address is missing, even by commands that ask no database. */
export function addresses({ traits: { addressesOfCommands } }: ServicePlan): string[] {
  return typeof addressesOfCommands === 'string'
    ? addressesOfCommands.split(' ').map((name) => `${name}=${NO_DATABASE}`)
    : [];
}

/**
 * Makes the client in the package that has the schema for others, before anything is compiled against it. `scripts`: those of
 * the package that run there; where one of them makes it, nothing else has to.
 */
export function packageClientCommands(service: ServicePlan, path: string, scripts: readonly string[]): string[] {
  const { prismaSchema, prismaPackage } = service.traits;
  if (prismaPackage !== path || typeof prismaSchema !== 'string') return [];
  if (scripts.some((script) => makesPackageClient(service, path, script))) return [];
  const generate = `PATH="${toolPath(service)}" prisma generate --schema=${prismaSchema}`;
  return [[...addresses(service), generate].join(' ')];
}

/** Whether a script of the package makes the client of its schema. */
export function makesPackageClient({ traits }: ServicePlan, path: string, script: string): boolean {
  return (
    traits.prismaPackage === path &&
    String(traits.clientScripts ?? '')
      .split(' ')
      .includes(script)
  );
}
