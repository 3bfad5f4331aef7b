import { connectEngine } from '../engine/connect-engine.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { findRunningProject } from './running-project.ts';

export interface DownOptions extends Omit<ProjectOptions, 'signal'> {
  /** Removes the named volumes too: their data is gone. Default false. */
  volumes?: boolean | undefined;
}

/** What was there and is gone. */
export interface Downed {
  /** Of the compose project. */
  name: string;
  removed: { containers: number; networks: number; volumes: number };
}

/**
 * Stops the project's stack, whatever its profile, and removes it; goes on even when this process is killed meanwhile.
 * Reads nothing of the repository: a broken one can be stopped, too. Errors: ENGINE_UNREACHABLE, COMPOSE_MISSING.
 */
export async function down(options: DownOptions): Promise<Downed> {
  const { target, phases } = await startRun(options);
  const running = await connectEngine(phases, ['compose']);
  const { name } = await findRunningProject(target, running);
  const engine = await import('@seaworthy/engine');
  const removed = await phases.run({ id: 'down', title: 'Stop' }, () =>
    engine.down(running, { projectName: name, volumes: options.volumes ?? false }),
  );
  return { name, removed };
}
