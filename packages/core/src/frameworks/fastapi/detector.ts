import { findAsgiApplication, makesApplication } from '../../languages/python/asgi-application.ts';
import { findPythonHealthRoutes } from '../../languages/python/health-routes.ts';
import { findPythonPort } from '../../languages/python/port.ts';
import type { PythonFolder } from '../../languages/python/python-folder.ts';
import type { ServiceFacts } from '../../model/index.ts';
import { findLockedPackage } from '../../package-managers/find-locked-package.ts';
import { chooseHealthRoutes } from '../../source/health-routes.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'fastapi',
  name: 'FastAPI',
  language: 'python',
  supersedes: [],

  async detect(folder: PythonFolder) {
    const dependency = folder.python.dependency('fastapi');
    // A shared package may hold routers only; a service makes an application.
    if (dependency === undefined || !makesApplication(folder, 'FastAPI')) return undefined;

    const { entryPoints, sourceRoot, factory } = await findAsgiApplication(folder, 'FastAPI');
    const traits: ServiceFacts['traits'] = {
      ...(sourceRoot === undefined ? {} : { sourceRoot }),
      ...(factory === undefined ? {} : { factory }),
      ...(await findServer(folder)),
    };
    return {
      shape: 'server',
      version: { ...dependency, value: dependency.value.replace(/^==\s*/, '') },
      source: dependency.source,
      entryPoints,
      ...(await findPythonPort(folder)),
      ...chooseHealthRoutes(findPythonHealthRoutes(folder.pythonSources)),
      traits,
    };
  },
});

/** uvicorn, as a dependency of its own, by the extra that brings it, or among what the lockfile lists. */
async function findServer(folder: PythonFolder): Promise<ServiceFacts['traits']> {
  const direct = folder.python.dependency('uvicorn');
  const extra = folder.python.extras('fastapi').some((name) => /^(?:standard|all)/.test(name))
    ? folder.python.dependency('fastapi')
    : undefined;
  const found = direct ?? extra;
  if (found !== undefined) return { uvicorn: { value: true, source: found.source, certainty: 'certain' } };
  const locked = await findLockedPackage(folder.repository, folder.path, { language: 'python', name: 'uvicorn' });
  return locked === undefined ? {} : { uvicorn: { value: true, source: { file: locked }, certainty: 'likely' } };
}
