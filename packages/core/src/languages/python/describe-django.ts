import type { ServiceFacts } from '../../model/index.ts';
import { chooseHealthRoutes, isHealthPath } from '../../source/health-routes.ts';
import type { Detection } from '../detection.ts';
import { askAboutRequirements } from './ask-about-requirements.ts';
import {
  askAboutSettings,
  type DjangoProject,
  findDjangoRoutes,
  findStaticRoot,
  manageCommand,
  readDjango,
} from './django.ts';
import { findPythonPort } from './port.ts';
import type { PythonFolder } from './python-folder.ts';
import { findServer, findServing } from './serving.ts';
import { findStartedServers } from './started-server.ts';
import { findTaskProcesses, sayLeftOutServers } from './task-processes.ts';

/** The project's server, by WSGI unless the repository shows the other, and the processes beside it. */
export async function describeDjango(folder: PythonFolder): Promise<readonly Detection[] | undefined> {
  const project = await readDjango(folder);
  const dependency = folder.python.dependency('django');
  if (project === undefined || dependency === undefined) return undefined;
  const recognition = {
    version: { ...dependency, value: dependency.value.replace(/^==\s*/, '') },
    source: dependency.source,
  };
  const protocol = await chooseProtocol(folder, project);
  const questions = [
    ...askAboutSettings(folder),
    ...askAboutRequirements(folder),
    ...(await sayLeftOutServers(folder)),
  ];
  const routes = findDjangoRoutes(folder).filter(({ path }) => isHealthPath(path));
  return [
    {
      ...recognition,
      shape: 'server',
      entryPoints: project[protocol],
      ...(await findPythonPort(folder)),
      ...chooseHealthRoutes(
        routes.map(({ path, line, module }) => ({ path, source: line, handler: module.file.text, pathKnown: true })),
      ),
      ...(questions.length === 0 ? {} : { questions }),
      traits: { ...traitsOf(folder, project), ...(await findServing(folder, protocol)) },
    },
    ...(await findTaskProcesses(folder, recognition)),
  ];
}

/** What the repository starts decides; else the server that is installed. */
async function chooseProtocol(folder: PythonFolder, { wsgi, asgi }: DjangoProject): Promise<'asgi' | 'wsgi'> {
  if (asgi.length === 0 || wsgi.length === 0) return wsgi.length === 0 && asgi.length > 0 ? 'asgi' : 'wsgi';
  const started = (await findStartedServers(folder)).find(({ application }) => application !== undefined);
  if (started !== undefined) return /\basgi\b/.test(started.application ?? '') ? 'asgi' : 'wsgi';
  if ((await findServer(folder, 'gunicorn')) !== undefined) return 'wsgi';
  const servers = await Promise.all(['uvicorn', 'daphne', 'hypercorn'].map((name) => findServer(folder, name)));
  return servers.some((server) => server !== undefined) ? 'asgi' : 'wsgi';
}

function traitsOf(folder: PythonFolder, project: DjangoProject): ServiceFacts['traits'] {
  const staticRoot = folder.python.dependency('whitenoise') === undefined ? undefined : findStaticRoot(folder);
  const at = { source: { file: project.manage.file }, certainty: 'certain' as const };
  return {
    manage: { ...at, value: manageCommand(project).slice(1).join(' ') },
    ...(project.root === '.' ? {} : { sourceRoot: { ...at, value: project.root } }),
    ...(staticRoot === undefined ? {} : { collectStatic: { ...staticRoot, value: true } }),
  };
}
