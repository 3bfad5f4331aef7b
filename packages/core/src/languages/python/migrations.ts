import type { ServiceFacts } from '../../model/index.ts';
import { findApplication } from './application.ts';
import { manageCommand, readDjango } from './django.ts';
import type { PythonFolder } from './python-folder.ts';

/** The tool that migrates the service's database, and its command in exec form. */
export async function findMigrations(folder: PythonFolder): Promise<ServiceFacts['migrations']> {
  const own = (await findDjangoMigrations(folder)) ?? (await findFlaskMigrations(folder));
  if (own !== undefined) return own;
  if (folder.python.dependency('alembic') === undefined) return undefined;
  const file = folder.resolve('alembic.ini');
  if (folder.has('alembic.ini')) return fact('alembic', ['python3', '-m', 'alembic', 'upgrade', 'head'], file);
  const nested = folder.files.find((path) => path.endsWith('/alembic.ini'));
  if (nested === undefined) return undefined;
  const relative = folder.path === '.' ? nested : nested.slice(folder.path.length + 1);
  return fact('alembic', ['python3', '-m', 'alembic', '-c', relative, 'upgrade', 'head'], nested);
}

async function findDjangoMigrations(folder: PythonFolder): Promise<ServiceFacts['migrations']> {
  const project = await readDjango(folder);
  return project === undefined
    ? undefined
    : fact('django', manageCommand(project, 'migrate', '--noinput'), project.manage.file);
}

/** Flask-Migrate's settings for Alembic are found by the application alone. */
async function findFlaskMigrations(folder: PythonFolder): Promise<ServiceFacts['migrations']> {
  const file = folder.files.find((path) => path.endsWith('migrations/alembic.ini'));
  if (file === undefined || folder.python.dependency('flask-migrate') === undefined) return undefined;
  const [application, another] = (await findApplication(folder, 'Flask')).entryPoints;
  if (application === undefined || another !== undefined) return undefined;
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  const directory = file.slice(prefix, -'/alembic.ini'.length);
  const at = directory === 'migrations' ? [] : ['--directory', directory];
  return fact('flask-migrate', ['python3', '-m', 'flask', '--app', application.value, 'db', 'upgrade', ...at], file);
}

function fact(tool: string, command: string[], file: string): ServiceFacts['migrations'] {
  return { value: { tool, command }, source: { file }, certainty: 'certain' };
}
