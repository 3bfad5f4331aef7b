import type { PythonFolder } from '../../languages/python/python-folder.ts';
import { findSqlAlchemyDriver } from '../../languages/python/sqlalchemy.ts';
import type { Fact } from '../../model/index.ts';

/** What SQLAlchemy calls the drivers, where that is not the name of their package. */
const names: Readonly<Record<string, string>> = { 'mysql-connector-python': 'mysqlconnector' };

/** SQLAlchemy picks its driver by the scheme, so the scheme has to name the driver that is installed. */
export function driverScheme(folder: PythonFolder): Fact<string> | undefined {
  const driver = findSqlAlchemyDriver(folder, {
    protocol: 'mysql',
    sync: ['mysqlclient', 'pymysql', 'mysql-connector-python'],
    async: ['aiomysql', 'asyncmy'],
  });
  // mysqlclient is what the plain scheme stands for.
  if (driver === undefined || driver.value === 'mysqlclient') return undefined;
  return { ...driver, value: `mysql+${names[driver.value] ?? driver.value}` };
}
