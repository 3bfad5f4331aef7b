import { escapePattern } from '../../repository/escape-pattern.ts';
import type { PythonFolder } from './python-folder.ts';

/** Mappers, queues and frameworks that load a driver by the address that they are given. */
const loaders = [
  ...['sqlalchemy', 'sqlmodel', 'flask-sqlalchemy', 'django', 'tortoise-orm', 'databases', 'gino', 'ormar', 'piccolo'],
  ...[
    'celery',
    'kombu',
    'dramatiq',
    'taskiq',
    'huey',
    'flask-caching',
    'aiocache',
    'limits',
    'slowapi',
    'masonite-orm',
  ],
];

/** What a package is imported as, where that is not its own name. */
const importedAs: Readonly<Record<string, string>> = {
  mysqlclient: 'MySQLdb',
  'mysql-connector-python': 'mysql',
  'python-memcached': 'memcache',
  'cassandra-driver': 'cassandra',
  'scylla-driver': 'cassandra',
  'valkey-glide': 'glide',
};

/** True when a source, a comment of it included, names one of the packages as an import or a path of it. */
export async function mayLoad({ python, pythonSources }: PythonFolder, packages: readonly string[]): Promise<boolean> {
  if (loaders.some((name) => python.dependency(name) !== undefined)) return true;
  const modules = packages.map(
    (name) => importedAs[name] ?? name.replace(/-(?:binary|python)$/, '').replaceAll('-', '_'),
  );
  const named = new RegExp(`\\b(?:${modules.map(escapePattern).join('|')})\\b`, 'i');
  return pythonSources.some(({ text }) => named.test(text));
}
