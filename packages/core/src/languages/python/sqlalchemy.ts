import type { ServiceFacts } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';
import { calledName, callsOf, dottedName } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';

/** SQLAlchemy picks its driver by the scheme, so the scheme has to name the driver that is installed. */
export function findDatabaseScheme({ python, pythonSources }: PythonFolder): ServiceFacts['traits'] {
  const mapper = python?.dependency('sqlalchemy') ?? python?.dependency('sqlmodel');
  if (mapper === undefined || setsDriver(pythonSources)) return {};
  const isAsync = readModules(pythonSources, /\bcreate_async_engine\b/).some((module) =>
    callsOf(module).some((call) => calledName(call) === 'create_async_engine'),
  );
  for (const driver of isAsync ? ['asyncpg', 'psycopg'] : ['psycopg', 'pg8000']) {
    const found = python?.dependency(driver);
    if (found !== undefined)
      return { databaseScheme: { value: `postgresql+${driver}`, source: found.source, certainty: 'likely' } };
  }
  return {};
}

/** Code that sets the driver by itself takes the plain scheme. */
function setsDriver(sources: PythonFolder['pythonSources']): boolean {
  return readModules(sources, /\bdrivername\b|\.replace\(/).some(
    (module) =>
      module.nodes('MemberExpression').some((node) => dottedName(module, node)?.endsWith('.drivername') === true) ||
      callsOf(module).some(
        ({ method, positional, keyword }) =>
          keyword('drivername') !== undefined ||
          (method?.name === 'replace' && textOf(module, positional[0])?.startsWith('postgres') === true),
      ),
  );
}
