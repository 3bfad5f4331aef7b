import type { Fact } from '../../model/index.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import type { PythonProject } from './python-project.ts';

/** Packages that compile on installation: distributed as source only, or without wheels for slim images. */
const compiled = [
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
];

/** Run-time packages that need a compiler, sorted. */
export function findPythonNativeAddons(python: PythonProject | undefined): Fact<string>[] {
  // Taken from somebody's repository by git, which slim images lack as they lack compilers.
  const repositories = (python?.elsewhere ?? []).filter(({ value }) => value === 'repository');
  const fetched = repositories
    .slice(0, 1)
    .map(({ source }) => ({ value: 'git', source, certainty: 'likely' as const }));
  const named = [...compiled].sort(byCodeUnit).flatMap((name) => {
    const found = python?.dependency(name);
    return found === undefined ? [] : [{ value: name, source: found.source, certainty: 'likely' as const }];
  });
  return [...fetched, ...named];
}
