import type { Source } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** The database that a Prisma schema is for. */
export interface PrismaProvider {
  /** As the schema calls it: `postgresql`, `mysql`, `sqlite`. */
  provider: string;
  source: Source;
  /** The variable that the schema takes the address from. */
  variable?: string;
}

/** `undefined` without a schema, or where it names no provider. */
export async function findPrismaProvider(folder: ServiceFolder): Promise<PrismaProvider | undefined> {
  const file = folder.files.find((path) => path.endsWith('prisma/schema.prisma'));
  if (file === undefined) return undefined;
  const text = (await folder.repository.readText(file)) ?? '';
  const block = /^[ \t]*datasource[ \t]+\w+\s*\{([^{}]*)\}/m.exec(text)?.[1] ?? '';
  const provider = /^[ \t]*provider[ \t]*=[ \t]*"(\w+)"/m.exec(block)?.[1];
  if (provider === undefined) return undefined;
  const variable = /^[ \t]*url[ \t]*=[ \t]*env\("(\w+)"\)/m.exec(block)?.[1];
  const line = findLine(text, /^[ \t]*datasource\b/);
  return {
    provider,
    source: { file, ...(line === undefined ? {} : { line }) },
    ...(variable === undefined ? {} : { variable }),
  };
}
