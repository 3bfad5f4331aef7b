import type { SchemaDatabase } from '../../define-language.ts';
import type { NodeFolder } from '../node-folder.ts';

/** The database that a service's Prisma schema is for. */
export function findSchemaDatabase({ prisma }: NodeFolder): SchemaDatabase | undefined {
  if (prisma?.provider === undefined) return undefined;
  const { provider, addresses } = prisma;
  const variableOf = (role: string) => addresses.find((address) => address.role === role)?.variable;
  const variable = variableOf('url');
  const direct = variableOf('directUrl');
  return {
    provider: provider.name,
    source: provider.source,
    ...(variable === undefined ? {} : { variable }),
    // Past a pool of connections, which the stack does not have.
    alsoBy: direct === undefined || direct === variable ? [] : [direct],
  };
}
