import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { findSqlAlchemyDriver } from '../../languages/python/sqlalchemy.ts';
import type { Fact } from '../../model/index.ts';

/** SQLAlchemy picks its driver by the scheme, so the scheme has to name the driver that is installed. */
export function driverScheme(folder: PythonFolder): Fact<string> | undefined {
  const driver = findSqlAlchemyDriver(folder, {
    protocol: 'postgres',
    sync: ['psycopg', 'psycopg2', 'psycopg2-binary', 'pg8000'],
    async: ['asyncpg', 'psycopg'],
  });
  // psycopg2 is what the plain scheme stands for.
  if (driver === undefined || driver.value.startsWith('psycopg2')) return undefined;
  return { ...driver, value: `postgresql+${driver.value}` };
}
