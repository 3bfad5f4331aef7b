import type { Fact } from '../../model/index.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import type { PythonFolder } from './python-folder.ts';

/** Packages that compile on installation: distributed as source only, or without wheels for slim images. */
const compiled = new Set([
  'psycopg2',
  'mysqlclient',
  'pyodbc',
  'python-ldap',
  'uwsgi',
  'pycairo',
  'pygraphviz',
  'dlib',
  'python-snappy',
  'xmlsec',
]);

/** Run-time dependencies that need a compiler, sorted. */
export async function findNativeAddons({ python }: PythonFolder): Promise<Fact<string>[]> {
  return [...compiled].sort(byCodeUnit).flatMap((name) => {
    const found = python.dependency(name);
    return found === undefined ? [] : [{ value: name, source: found.source, certainty: 'likely' as const }];
  });
}
