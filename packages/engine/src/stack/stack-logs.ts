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
