import type { ServiceFacts } from '../../model/index.ts';
import { findMatch } from '../../source/sources.ts';
import type { PythonFolder } from './python-folder.ts';

/** What only Python's package managers and drivers make a question. */
export function findTraits(folder: PythonFolder): ServiceFacts['traits'] {
  return { ...pinning(folder), ...databaseScheme(folder) };
}

/** Whether a requirements file fixes every version, and every file by its hash. */
function pinning({ python }: PythonFolder): ServiceFacts['traits'] {
  if (python.requirementsFile === undefined || python.requirements.length === 0) return {};
  const { requirements } = python;
  const loose = requirements.find(({ specifier }) => !/^={2,3}\s*[^*,]+$/.test(specifier));
  const unhashed = requirements.find(({ hashed }) => !hashed);
  const at = (line: number | undefined) => ({
    file: python.requirementsFile as string,
    ...(line === undefined ? {} : { line }),
  });
  return {
    pinned: { value: loose === undefined, source: at(loose?.line), certainty: 'certain' },
    hashed: { value: unhashed === undefined, source: at(unhashed?.line), certainty: 'certain' },
  };
}

/** SQLAlchemy picks its driver by the scheme, so the scheme has to name the driver that is installed. */
function databaseScheme({ python, pythonSources }: PythonFolder): ServiceFacts['traits'] {
  const mapper = python.dependency('sqlalchemy') ?? python.dependency('sqlmodel');
  // Code that sets the driver by itself takes the plain scheme.
  if (mapper === undefined || findMatch(pythonSources, /drivername|\.replace\(\s*['"]postgres/) !== undefined)
    return {};
  const isAsync = findMatch(pythonSources, /\bcreate_async_engine\b/) !== undefined;
  const driver = (isAsync ? ['asyncpg', 'psycopg'] : ['psycopg', 'psycopg2', 'psycopg2-binary', 'pg8000'])
    .map((name) => python.dependency(name))
    .find((fact) => fact !== undefined);
  const name =
    isAsync && python.dependency('asyncpg') !== undefined
      ? 'asyncpg'
      : python.dependency('psycopg') !== undefined
        ? 'psycopg'
        : python.dependency('pg8000') !== undefined
          ? 'pg8000'
          : undefined;
  if (driver === undefined || name === undefined) return {};
  return { databaseScheme: { value: `postgresql+${name}`, source: driver.source, certainty: 'likely' } };
}
