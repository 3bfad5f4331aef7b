import type { ServiceFacts } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';

/** The tool that migrates the service's database, and its command in exec form. */
export async function findMigrations(folder: PythonFolder): Promise<ServiceFacts['migrations']> {
  if (folder.python.dependency('alembic') === undefined) return undefined;
  const file = folder.resolve('alembic.ini');
  if (folder.has('alembic.ini')) return fact(['python3', '-m', 'alembic', 'upgrade', 'head'], file);
  const nested = folder.files.find((path) => path.endsWith('/alembic.ini'));
  if (nested === undefined) return undefined;
  const relative = folder.path === '.' ? nested : nested.slice(folder.path.length + 1);
  return fact(['python3', '-m', 'alembic', '-c', relative, 'upgrade', 'head'], nested);
}

function fact(command: string[], file: string): ServiceFacts['migrations'] {
  return { value: { tool: 'alembic', command }, source: { file }, certainty: 'certain' };
}
