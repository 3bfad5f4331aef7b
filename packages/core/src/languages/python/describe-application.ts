import { chooseHealthRoutes } from '../../source/health-routes.ts';
import type { Detection } from '../detection.ts';
import { findApplication, makesApplication, traitsOf } from './application.ts';
import { askAboutRequirements } from './ask-about-requirements.ts';
import { findPythonHealthRoutes } from './health-routes.ts';
import { findPythonPort } from './port.ts';
import type { PythonFolder } from './python-folder.ts';
import { findServing } from './serving.ts';
import { findTaskProcesses, sayLeftOutServers } from './task-processes.ts';

/** A framework whose applications are objects of one class that a server is given. */
interface ApplicationFramework {
  /** The package, as its dependency is called. */
  dependency: string;
  /** The class: `Flask`. */
  className: string;
  protocol: 'asgi' | 'wsgi';
}

/** The application of a folder, and the processes beside it. A shared package may hold routers only; a service makes an application. */
export async function describeApplication(
  folder: PythonFolder,
  { dependency: name, className, protocol }: ApplicationFramework,
): Promise<readonly Detection[] | undefined> {
  const dependency = folder.python.dependency(name);
  if (dependency === undefined || !makesApplication(folder, className)) return undefined;
  const application = await findApplication(folder, className);
  const questions = [...askAboutRequirements(folder), ...(await sayLeftOutServers(folder))];
  const recognition = {
    version: { ...dependency, value: dependency.value.replace(/^==\s*/, '') },
    source: dependency.source,
  };
  return [
    {
      ...recognition,
      shape: 'server',
      entryPoints: application.entryPoints,
      ...(await findPythonPort(folder)),
      ...chooseHealthRoutes(findPythonHealthRoutes(folder.pythonSources)),
      ...(questions.length === 0 ? {} : { questions }),
      traits: { ...traitsOf(application), ...(await findServing(folder, protocol)) },
    },
    ...(await findTaskProcesses(folder, recognition)),
  ];
}
