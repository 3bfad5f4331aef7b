import type { Fact } from '../../model/index.ts';
import type { PythonFolder } from './python-folder.ts';
import { calledName, callsOf, dottedName } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';

/** Drivers of one kind of database, the preferred one first; `protocol` is how addresses of it begin. */
interface Drivers {
  protocol: string;
  sync: readonly string[];
  async: readonly string[];
}

/** The installed driver by which the code's SQLAlchemy has to connect; `undefined` where the code sets one by itself. */
export function findSqlAlchemyDriver(
  { python, pythonSources }: PythonFolder,
  drivers: Drivers,
): Fact<string> | undefined {
  const mapper = python.dependency('sqlalchemy') ?? python.dependency('sqlmodel');
  if (mapper === undefined || setsDriver(pythonSources, drivers.protocol)) return undefined;
  const isAsync = readModules(pythonSources, /\bcreate_async_engine\b/).some((module) =>
    callsOf(module).some((call) => calledName(call) === 'create_async_engine'),
  );
  for (const driver of isAsync ? drivers.async : drivers.sync) {
    const found = python.dependency(driver);
    if (found !== undefined) return { value: driver, source: found.source, certainty: 'likely' };
  }
  return undefined;
}

/** Code that sets the driver by itself takes the plain scheme. */
function setsDriver(sources: PythonFolder['pythonSources'], protocol: string): boolean {
  return readModules(sources, /\bdrivername\b|\.replace\(/).some(
    (module) =>
      module.nodes('MemberExpression').some((node) => dottedName(module, node)?.endsWith('.drivername') === true) ||
      callsOf(module).some(
        ({ method, positional, keyword }) =>
          keyword('drivername') !== undefined ||
          (method?.name === 'replace' && textOf(module, positional[0])?.startsWith(protocol) === true),
      ),
  );
}
