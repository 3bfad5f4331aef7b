import { findNodeAddons } from '../languages/node/native-addons.ts';
import type { Fact } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** Packages of Python that are compiled on installation: distributed as source only, or without wheels for slim images. */
const compiledPython = new Set([
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

/** Run-time packages of the lockfile that need a compiler, sorted. */
export async function findNativeAddons(folder: ServiceFolder, lockfile: string | undefined): Promise<Fact<string>[]> {
  if (folder.python !== undefined && folder.manifest === undefined) return findPython(folder);
  return findNodeAddons(folder, lockfile);
}

function findPython({ python }: ServiceFolder): Fact<string>[] {
  return [...compiledPython].sort(byCodeUnit).flatMap((name) => {
    const found = python?.dependency(name);
    return found === undefined ? [] : [{ value: name, source: found.source, certainty: 'likely' as const }];
  });
}
