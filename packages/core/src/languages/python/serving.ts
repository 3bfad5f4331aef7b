import type { Fact, ServiceFacts } from '../../model/index.ts';
import { findLockedPackage } from '../../package-managers/find-locked-package.ts';
import type { PythonFolder } from './python-folder.ts';
import { findStartedServers } from './started-server.ts';

/** Servers by what they speak with the application, the preferred one first. */
const serversOf = { asgi: ['uvicorn', 'hypercorn', 'daphne'], wsgi: ['gunicorn'] } as const;
/** Packages that bring a server along: by an extra of this kind, or always. */
const bringing: readonly { package: string; extra?: RegExp; server: string }[] = [
  { package: 'fastapi', extra: /^(?:standard|all)/, server: 'uvicorn' },
  { package: 'fastapi-cli', server: 'uvicorn' },
  { package: 'litestar', extra: /^(?:standard|full)$/, server: 'uvicorn' },
  { package: 'quart', server: 'hypercorn' },
];
/** Workers of gunicorn that are packages of their own. */
const workerClasses = ['gevent', 'eventlet'];

/** Which server of the dependencies runs the application, and what the repository's own command tells it. */
export async function findServing(
  folder: PythonFolder,
  protocol: keyof typeof serversOf,
): Promise<ServiceFacts['traits']> {
  const started = await findStartedServers(folder);
  const installed = await Promise.all(serversOf[protocol].map((name) => findServer(folder, name)));
  const found = installed.filter((fact) => fact !== undefined);
  const server = found.find(({ value }) => started.some(({ program }) => program === value)) ?? found[0];
  const own = started.find(({ program }) => program === 'gunicorn');
  const workerClass = own?.options.get('-k') ?? own?.options.get('--worker-class');
  const config = (own?.options.get('-c') ?? own?.options.get('--config'))?.replace(/^\.\//, '');
  const socket = folder.python.dependency('flask-socketio');
  return {
    ...(server === undefined ? {} : { server }),
    ...(own !== undefined && workerClass !== undefined && workerClasses.includes(workerClass)
      ? { workerClass: { ...own.command, value: workerClass } }
      : {}),
    ...(own !== undefined && config !== undefined && folder.has(config)
      ? { serverConfig: { ...own.command, value: config } }
      : {}),
    // Clients have to come back to the process that knows them.
    ...(socket === undefined ? {} : { oneWorker: { ...socket, value: true } }),
  };
}

/** The server as a dependency of its own, by a package that brings it, or among what the lockfile lists. */
export async function findServer(folder: PythonFolder, name: string): Promise<Fact<string> | undefined> {
  const { python, repository, path } = folder;
  const brought = bringing.find(
    ({ package: by, extra, server }) =>
      server === name &&
      python.dependency(by) !== undefined &&
      (extra === undefined || python.extras(by).some((one) => extra.test(one))),
  );
  const direct = python.dependency(name) ?? (brought === undefined ? undefined : python.dependency(brought.package));
  if (direct !== undefined) return { ...direct, value: name };
  const locked = await findLockedPackage(repository, path, { language: 'python', name });
  return locked === undefined ? undefined : { value: name, source: { file: locked }, certainty: 'likely' };
}
