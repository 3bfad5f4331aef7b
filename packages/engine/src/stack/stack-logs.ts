import { labelledProjectCommand } from '../compose/compose-project.ts';
import type { Engine } from '../connection/engine.ts';
import { followDocker } from '../processes/docker-process.ts';

const ERASE_LINE = `${String.fromCharCode(27)}[2K`;

export interface LogOptions {
  projectName: string;
  /** Only these; absent or empty: all services. */
  services?: readonly string[];
  /** Go on until `signal` aborts or all containers have ended. */
  follow?: boolean;
  /** Last lines of each container to begin with; absent: everything. */
  tail?: number;
  signal?: AbortSignal;
  onLine(line: LogLine): void;
}

export interface LogLine {
  /** Service and number of the container: `web-1`. */
  container: string;
  text: string;
}

/** Hands out the log lines of a project, by the labels of its containers. Resolves when there are no more. */
export async function logs(engine: Engine, options: LogOptions): Promise<void> {
  const { projectName, services = [], follow = false, tail, signal, onLine } = options;
  const { args, ...surroundings } = labelledProjectCommand(projectName, [
    ...['logs', '--no-color'],
    ...(follow ? ['--follow'] : []),
    ...(tail === undefined ? [] : ['--tail', String(tail)]),
    ...services,
  ]);
  const onStdout = (line: string) => {
    // compose 2.26 erases its own progress line even where nobody sees it.
    const match = /^(\S+)\s+\| ?(.*)$/.exec(line.replaceAll(ERASE_LINE, ''));
    if (match !== null) onLine({ container: match[1] ?? '', text: match[2] ?? '' });
  };
  await followDocker(engine, args, { ...surroundings, signal, onStdout });
}

/** One line of a container with what Docker knows of it. */
export interface LogRecord {
  service: string;
  container: string;
  stream: 'stdout' | 'stderr';
  /** ISO 8601, to the nanosecond, by the engine's clock. */
  time: string;
  line: string;
}

/**
 * The same as records: of each container by itself, since compose tells neither streams apart nor times from text. The lines of
 * one container's stream come in their order. Resolves when there are no more.
 */
export async function logRecords(
  engine: Engine,
  containers: readonly { service: string; containerName: string }[],
  {
    follow = false,
    tail,
    signal,
    onRecord,
  }: Pick<LogOptions, 'follow' | 'tail' | 'signal'> & { onRecord(record: LogRecord): void },
): Promise<void> {
  const options = [...(follow ? ['--follow'] : []), ...(tail === undefined ? [] : ['--tail', String(tail)])];
  await Promise.all(
    containers.map(({ service, containerName: container }) => {
      const reader = (stream: LogRecord['stream']) => (text: string) => {
        const [time = ''] = text.split(' ', 1);
        onRecord({ service, container, stream, time, line: text.slice(time.length + 1) });
      };
      const readers = { onStdout: reader('stdout'), onStderr: reader('stderr') };
      return followDocker(engine, ['logs', '--timestamps', ...options, container], { signal, ...readers });
    }),
  );
}
