import type { ServicePlan } from '../../../model/index.ts';

/** What Python is given to work on the tasks of a queue, by the kind that the facts name. */
const tasks: Readonly<Record<string, (service: ServicePlan) => string[]>> = {
  'celery-worker': (service) => [
    ...celery(service, 'worker'),
    // It counts the machine's processors otherwise, of which it has a share alone.
    `--concurrency=${shareOf(service)}`,
  ],
  // Its own folder is read-only, and the container is the only one that could have left a process behind.
  'celery-beat': (service) => [...celery(service, 'beat'), '--schedule=/tmp/celerybeat-schedule', '--pidfile='],
  'celery-beat-database': (service) => [
    ...celery(service, 'beat'),
    '--scheduler=django_celery_beat.schedulers:DatabaseScheduler',
    '--pidfile=',
  ],
  arq: ({ entryPoint }) => ['-m', 'arq', entryPoint],
  dramatiq: (service) => ['-m', 'dramatiq', service.entryPoint, '--processes', String(shareOf(service))],
};

/** `undefined` for a process that is a program of its own. */
export function taskArguments(service: ServicePlan): string[] | undefined {
  const { task } = service.traits;
  // A file that is named by hand is started as it is.
  return typeof task === 'string' && !service.entryPoint.endsWith('.py') ? tasks[task]?.(service) : undefined;
}

function celery({ entryPoint }: ServicePlan, role: string): string[] {
  return ['-m', 'celery', '-A', entryPoint, role, '--loglevel=INFO'];
}

function shareOf({ resources }: ServicePlan): number {
  return Math.max(1, Math.ceil(resources.cpus));
}
