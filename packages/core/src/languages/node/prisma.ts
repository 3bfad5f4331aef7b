import type { Fact } from '../../model/index.ts';
import type { NodeFolder } from './node-folder.ts';

/** The schema that Prisma makes its client from, relative to the service, where the service uses that client. */
export function findPrismaSchema({ manifest, files, path }: NodeFolder): Fact<string> | undefined {
  const client = manifest.dependency('@prisma/client');
  const generator = manifest.dependency('prisma') ?? manifest.devDependency('prisma');
  const schema = files.find((file) => file.endsWith('prisma/schema.prisma'));
  if (client === undefined || generator === undefined || schema === undefined) return undefined;
  const value = path === '.' ? schema : schema.slice(path.length + 1);
  return { value, source: { file: schema }, certainty: 'certain' };
}
