import type { Fact } from '../../model/index.ts';
import type { ServiceFolder } from '../../source/service-folder.ts';
import { findMatch } from '../../source/sources.ts';

/** SQLAlchemy picks its driver by the scheme, so the scheme has to name the driver that is installed. */
export function driverScheme({ python, pythonSources }: ServiceFolder): Fact<string> | undefined {
  const mapper = python?.dependency('sqlalchemy') ?? python?.dependency('sqlmodel');
  // Code that sets the driver by itself takes the plain scheme.
  if (mapper === undefined || findMatch(pythonSources, /drivername|\.replace\(\s*['"]postgres/) !== undefined)
    return undefined;
  const isAsync = findMatch(pythonSources, /\bcreate_async_engine\b/) !== undefined;
  const driver = (isAsync ? ['asyncpg', 'psycopg'] : ['psycopg', 'psycopg2', 'psycopg2-binary', 'pg8000'])
    .map((name) => ({ name, found: python?.dependency(name) }))
    .find(({ found }) => found !== undefined);
  // psycopg2 is what the plain scheme stands for.
  if (driver?.found === undefined || driver.name.startsWith('psycopg2')) return undefined;
  return { value: `postgresql+${driver.name}`, source: driver.found.source, certainty: 'likely' };
}
