import type { ServiceFacts } from '../model/index.ts';
import { folderOf, joinPath } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** The tool that migrates the service's database, and its command in exec form. */
export async function findMigrations(folder: ServiceFolder): Promise<ServiceFacts['migrations']> {
  if (folder.python?.dependency('alembic') !== undefined) {
    const file = folder.resolve('alembic.ini');
    if (folder.has('alembic.ini')) return fact('alembic', ['python3', '-m', 'alembic', 'upgrade', 'head'], file);
    const nested = folder.files.find((path) => path.endsWith('/alembic.ini'));
    if (nested !== undefined) {
      const relative = folder.path === '.' ? nested : nested.slice(folder.path.length + 1);
      return fact('alembic', ['python3', '-m', 'alembic', '-c', relative, 'upgrade', 'head'], nested);
    }
  }
  const prisma = folder.manifest?.dependency('prisma') ?? folder.manifest?.devDependency('prisma');
  const schema = folder.files.find((path) => path.endsWith('prisma/schema.prisma'));
  if (
    prisma !== undefined &&
    schema !== undefined &&
    folder.files.some((path) => path.startsWith(`${joinPath(folderOf(schema), 'migrations')}/`))
  ) {
    return fact('prisma', ['node', 'node_modules/prisma/build/index.js', 'migrate', 'deploy'], schema);
  }
  return undefined;
}

function fact(tool: string, command: string[], file: string): ServiceFacts['migrations'] {
  return { value: { tool, command }, source: { file }, certainty: 'certain' };
}
