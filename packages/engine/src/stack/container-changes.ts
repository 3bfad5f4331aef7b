import { filterProject } from '../compose/project-labels.ts';
import type { Engine } from '../connection/engine.ts';
import { followDocker } from '../processes/docker-process.ts';

/** Wakes up whoever waits for something to happen to the containers of a project. */
export interface ContainerChanges {
  /** Resolves at the next change, at the latest after this many milliseconds. */
  next(timeoutMs: number): Promise<void>;
  /** Wakes up at once, for a reason of the caller's own. */
  wake(): void;
  stop(): Promise<void>;
}

const EVENTS = ['create', 'start', 'die', 'destroy', 'oom', 'restart', 'health_status'];

/** Listens to the engine instead of asking it many times a second, which would slow down the services that start. */
export function listenForChanges(engine: Engine, projectName: string): ContainerChanges {
  const listening = new AbortController();
  let changed = false;
  let wakeUp: (() => void) | undefined;
  const wake = () => {
    changed = true;
    wakeUp?.();
  };
  const filters = ['type=container', ...EVENTS.map((event) => `event=${event}`)].flatMap((filter) => [
    '--filter',
    filter,
  ]);
  const args = ['events', '--format', '{{.Action}}', ...filterProject(projectName), ...filters];
  const ended = followDocker(engine, args, { signal: listening.signal, onStdout: wake });
  return {
    wake,
    async next(timeoutMs) {
      if (!changed) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = undefined;
      changed = false;
    },
    async stop() {
      listening.abort();
      await ended;
    },
  };
}
