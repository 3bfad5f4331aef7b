import { labelledProjectCommand } from '../compose/compose-project.ts';
import { filterProject } from '../compose/project-labels.ts';
import type { Engine } from '../connection/engine.ts';
import { outlivingDocker } from '../processes/docker-process.ts';

export interface DownOptions {
  projectName: string;
  /** Remove the named volumes too: their data is gone. */
  volumes?: boolean;
  /** Seconds that containers get to stop before they are killed; absent: each container's own grace period. */
  timeoutSeconds?: number;
}

/** What was there and is gone. */
export interface Removed {
  containers: number;
  networks: number;
  volumes: number;
}

/**
 * Stops a compose project and removes its containers and networks, by the labels that compose gave them: it works without
 * the compose file, for every profile, and goes on even when this process is killed meanwhile.
 */
export async function down(engine: Engine, options: DownOptions): Promise<Removed> {
  const before = await countOf(engine, options.projectName);
  await runDown(engine, options);
  await sweep(engine, options);
  const after = await countOf(engine, options.projectName);
  return {
    containers: before.containers - after.containers,
    networks: before.networks - after.networks,
    volumes: before.volumes - after.volumes,
  };
}

/** Whether a project has named volumes. */
export async function hasVolumes(engine: Engine, projectName: string): Promise<boolean> {
  return (await idsOf(engine, projectName, ['volume', 'ls'])).length > 0;
}

/**
 * Removes the stack when this process ends in any way but by `dismiss`: a second Ctrl-C, an error nobody caught. Not when
 * it is killed by SIGKILL: nobody can act on that.
 */
export function removeStackAtExit(engine: Engine, options: DownOptions): { dismiss(): void } {
  const onExit = () => void runDown(engine, options);
  process.once('exit', onExit);
  return { dismiss: () => process.off('exit', onExit) };
}

function runDown(engine: Engine, { projectName, volumes, timeoutSeconds }: DownOptions): Promise<{ exitCode: number }> {
  const { args, ...surroundings } = labelledProjectCommand(projectName, [
    ...['down', '--remove-orphans'],
    ...(volumes ? ['--volumes'] : []),
    ...(timeoutSeconds === undefined ? [] : ['--timeout', String(timeoutSeconds)]),
  ]);
  return outlivingDocker(engine, args, surroundings);
}

// A container that compose was still making when it was interrupted appears after its `down` looked.
async function sweep(engine: Engine, { projectName, volumes }: DownOptions): Promise<void> {
  await remove(engine, projectName, ['ps', '--all'], ['rm', '--force', '--volumes']);
  await remove(engine, projectName, ['network', 'ls'], ['network', 'rm']);
  if (volumes) await remove(engine, projectName, ['volume', 'ls'], ['volume', 'rm', '--force']);
}

async function remove(
  engine: Engine,
  project: string,
  list: readonly string[],
  removal: readonly string[],
): Promise<void> {
  const ids = await idsOf(engine, project, list);
  if (ids.length > 0) await engine.docker([...removal, ...ids], { reject: false });
}

async function countOf(engine: Engine, project: string): Promise<Removed> {
  const count = async (list: readonly string[]) => (await idsOf(engine, project, list)).length;
  const [containers, networks, volumes] = await Promise.all([
    count(['ps', '--all']),
    count(['network', 'ls']),
    count(['volume', 'ls']),
  ]);
  return { containers, networks, volumes };
}

async function idsOf(engine: Engine, project: string, list: readonly string[]): Promise<string[]> {
  const { stdout } = await engine.docker([...list, '--quiet', ...filterProject(project)], { reject: false });
  return stdout.split('\n').filter((id) => id !== '');
}
