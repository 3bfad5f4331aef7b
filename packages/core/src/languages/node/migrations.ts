import type { ServiceFacts } from '../../model/index.ts';
import type { NodeFolder } from './node-folder.ts';

/** The tool that migrates the service's database, and its command in exec form. */
export async function findMigrations(
  { prisma, path: folder }: NodeFolder,
  root = folder,
): Promise<ServiceFacts['migrations']> {
  if (prisma?.migrations === undefined || !prisma.hasCommands) return undefined;
  const { path, files, isKnown } = prisma.schema;
  // A member's tools may lie at the root of its workspace; the search path of the role has both folders, and that of another
  // package with the schema, in which it works.
  const tool =
    root === folder && prisma.holder === undefined ? ['node', 'node_modules/prisma/build/index.js'] : ['prisma'];
  const command = [...tool, 'migrate', 'deploy'];
  return {
    value: { tool: 'prisma', command: isKnown ? command : [...command, `--schema=${path}`] },
    source: prisma.provider?.source ?? { file: files[0] as string },
    certainty: 'certain',
  };
}
