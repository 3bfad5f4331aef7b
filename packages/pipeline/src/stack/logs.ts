import { userError } from '@seaworthy/core/errors';
import type { LogRecord } from '@seaworthy/engine';
import { findRunningEngine } from '../engine/connect-engine.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { findRunningProject } from './running-project.ts';

export interface LogsOptions extends Omit<ProjectOptions, 'onEvent'> {
  /** Names of services; absent or empty: all. */
  services?: readonly string[] | undefined;
  /** Goes on until `signal` aborts or all containers have ended. Default false. */
  follow?: boolean | undefined;
  /** Last lines of each container to begin with; absent: everything. */
  tail?: number | undefined;
  /** Called with each line; `container` is service and number: `web-1`. */
  onLine?: ((line: { container: string; text: string }) => void) | undefined;
  /** Called instead with each line, its stream and its time, container by container. */
  onRecord?: ((record: LogRecord) => void) | undefined;
}

/** What was handed out. */
export interface Logged {
  /** Of the compose project. */
  name: string;
  running: boolean;
  lines: number;
}

/** Hands out what the services wrote. Errors: ENGINE_UNREACHABLE, INVALID_USAGE for a service that isn't there. */
export async function logs(options: LogsOptions): Promise<Logged> {
  const { target, signal } = await startRun(options);
  const running = await findRunningEngine();
  const { name } = await findRunningProject(target, running);
  const engine = await import('@seaworthy/engine');
  const containers = await engine.listServices(running, name);
  const known = containers.map(({ service }) => service);
  if (known.length === 0) return { name, running: false, lines: 0 };
  const { services = [], follow = false, tail, onLine, onRecord } = options;
  requireKnown(name, services, known);
  let lines = 0;
  const asked = { follow, signal, ...(tail === undefined ? {} : { tail }) };
  if (onRecord !== undefined) {
    const wanted = containers.filter(({ service }) => services.length === 0 || services.includes(service));
    await engine.logRecords(running, wanted, {
      ...asked,
      onRecord: (record) => {
        lines += 1;
        onRecord(record);
      },
    });
    return { name, running: true, lines };
  }
  await engine.logs(running, {
    ...{ projectName: name, services, ...asked },
    onLine: (line) => {
      lines += 1;
      onLine?.(line);
    },
  });
  return { name, running: true, lines };
}

function requireKnown(project: string, services: readonly string[], known: readonly string[]): void {
  const unknown = services.find((service) => !known.includes(service));
  if (unknown === undefined) return;
  throw userError('INVALID_USAGE', {
    problem: `${project} has no service ${unknown}; running are ${known.join(', ')}.`,
    suggestion: `seaworthy logs ${known[0]}`,
    help: 'seaworthy logs --help',
  });
}
