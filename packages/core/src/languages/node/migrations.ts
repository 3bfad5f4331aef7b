import type { ServiceFacts } from '../../model/index.ts';
import { folderOf, joinPath } from '../../repository/repository.ts';
import type { NodeFolder } from './node-folder.ts';

/** The tool that migrates the service's database, and its command in exec form. */
export async function findMigrations({ manifest, files }: NodeFolder): Promise<ServiceFacts['migrations']> {
  const prisma = manifest.dependency('prisma') ?? manifest.devDependency('prisma');
  const schema = files.find((path) => path.endsWith('prisma/schema.prisma'));
  if (prisma === undefined || schema === undefined) return undefined;
  const migrations = `${joinPath(folderOf(schema), 'migrations')}/`;
  if (!files.some((path) => path.startsWith(migrations))) return undefined;
  const command = ['node', 'node_modules/prisma/build/index.js', 'migrate', 'deploy'];
  return { value: { tool: 'prisma', command }, source: { file: schema }, certainty: 'certain' };
}
