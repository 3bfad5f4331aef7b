import type { ServicePlan } from '../../../model/index.ts';

/** Threads of one gunicorn process: requests that wait for a database don't keep others waiting. */
const THREADS = 8;

const servers: Readonly<Record<string, (service: ServicePlan) => string[]>> = {
  uvicorn: (service) => [
    ...uvicorn(service, service.library === undefined ? 'uvicorn' : 'seaworthy_runtime'),
    '--timeout-graceful-shutdown',
    String(service.drainSeconds),
    '--no-server-header',
  ],
  hypercorn: (service) => [
    ...['hypercorn', called(service), '--bind', `0.0.0.0:${portOf(service)}`],
    ...['--graceful-timeout', String(service.drainSeconds)],
  ],
  daphne: (service) => ['daphne', '-b', '0.0.0.0', '-p', String(portOf(service)), service.entryPoint],
  gunicorn,
};

/** The module of Python that serves the application, with its arguments. */
export function serve(service: ServicePlan, usual: 'uvicorn' | 'gunicorn'): string[] {
  return servers[String(service.traits.server ?? usual)]?.(service) ?? servers[usual]?.(service) ?? [];
}

/** The same for whoever works on the source: started again when it changes, by servers that can. */
export function reloading(service: ServicePlan): string[] {
  const { server } = service.traits;
  if (server === 'daphne') return serve(service, 'uvicorn');
  return [...(server === 'hypercorn' ? serve(service, 'uvicorn') : uvicorn(service)), '--reload'];
}

function uvicorn(service: ServicePlan, module = 'uvicorn'): string[] {
  return [
    module,
    ...(service.traits.factory === true ? ['--factory'] : []),
    ...[service.entryPoint, '--host', '0.0.0.0', '--port', String(portOf(service))],
  ];
}

export function portOf({ port = 8000 }: ServicePlan): number {
  return port;
}

function gunicorn(service: ServicePlan): string[] {
  const { traits, resources, drainSeconds } = service;
  const workers = traits.oneWorker === true ? 1 : Math.max(1, Math.ceil(resources.cpus));
  return [
    ...(service.library === undefined ? [] : ['seaworthy_runtime']),
    ...['gunicorn', called(service)],
    ...(typeof traits.serverConfig === 'string' ? ['--config', traits.serverConfig] : []),
    ...['--bind', `0.0.0.0:${portOf(service)}`, '--workers', String(workers)],
    ...(typeof traits.workerClass === 'string'
      ? ['--worker-class', traits.workerClass]
      : ['--threads', String(THREADS)]),
    // Its processes tell each other that they live by files, which a disk would delay.
    ...['--worker-tmp-dir', '/tmp', '--graceful-timeout', String(drainSeconds)],
  ];
}

/** A factory is called where it stands. */
function called({ entryPoint, traits }: ServicePlan): string {
  return traits.factory === true ? `${entryPoint}()` : entryPoint;
}
