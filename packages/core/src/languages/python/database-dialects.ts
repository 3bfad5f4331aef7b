import type { Fact } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';
import { readModules } from './source/module.ts';
import { stringsOf, writtenText } from './source/strings.ts';

/** `django.db.backends.postgresql`, `django.contrib.gis.db.backends.postgis`. */
const engine = /^django\.(?:contrib\.gis\.)?db\.backends\.(\w+)$/;

/** What Django's settings call the database: `postgresql`, `mysql`, `sqlite3`. Connection strings are read elsewhere. */
export async function findPythonDialects({ pythonSources }: PythonFolder): Promise<Fact<string>[]> {
  return readModules(pythonSources, /django\.(?:contrib\.gis\.)?db\.backends\./).flatMap((module) =>
    stringsOf(module).flatMap((node) => {
      const value = engine.exec(writtenText(module, node))?.[1];
      return value === undefined ? [] : [{ value, source: module.source(node), certainty: 'likely' as const }];
    }),
  );
}
