import { hostname } from 'node:os';
import { type Engine, OWNER_LABEL } from '@seaworthy/engine';

/** Label by which a later run recognises what this process leaves when it is killed by SIGKILL. */
export function ownerLabels(): Record<string, string> {
  return { [OWNER_LABEL]: `${process.pid}@${hostname()}` };
}

/** Ids of the containers that this process made and that are still there. */
export async function ownContainers(engine: Engine): Promise<string[]> {
  const owner = Object.entries(ownerLabels()).flatMap(([name, value]) => ['--filter', `label=${name}=${value}`]);
  const { stdout } = await engine.docker(['ps', '--all', '--quiet', '--no-trunc', ...owner], { reject: false });
  return stdout.split('\n').filter((id) => id !== '');
}
