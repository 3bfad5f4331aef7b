import { hostname } from 'node:os';
import { isRunning } from '@seaworthy/core/processes';
import type { Engine } from '@seaworthy/engine';
import { down, OWNER_LABEL } from '@seaworthy/engine';

/**
 * Removes stacks of earlier runs of the same project whose process on this machine is gone: killed by SIGKILL, it could
 * not remove them itself. Resolves to their names.
 */
export async function removeLeftOvers(engine: Engine, project: string): Promise<string[]> {
  const stacks = new Set<string>();
  const format = `{{.Label "com.docker.compose.project"}}\t{{.Label "${OWNER_LABEL}"}}`;
  for (const list of [
    ['ps', '--all'],
    ['network', 'ls'],
    ['volume', 'ls'],
  ]) {
    const args = [...list, '--filter', `label=${OWNER_LABEL}`, '--format', format];
    const { stdout } = await engine.docker(args, { reject: false });
    for (const line of stdout.split('\n')) {
      const [name = '', owner = ''] = line.split('\t');
      if (isRunOf(project, name) && isGone(owner)) stacks.add(name);
    }
  }
  for (const projectName of stacks) {
    await down(engine, { projectName, volumes: true, timeoutSeconds: 0 });
    await removeImages(engine, projectName);
  }
  return [...stacks];
}

/** Exported for its test: `shop-prove-1a2b3c` is a run of `shop`, and of nothing else. */
export function isRunOf(project: string, name: string): boolean {
  return name.startsWith(`${project}-prove-`) && /^[0-9a-f]{6}$/.test(name.slice(project.length + '-prove-'.length));
}

function isGone(owner: string): boolean {
  const [pid, host] = owner.split('@');
  if (host !== hostname() || !/^\d+$/.test(pid ?? '')) return false;
  return !isRunning(Number(pid));
}

/** Images that a run built for itself carry its name. */
async function removeImages(engine: Engine, projectName: string): Promise<void> {
  const { stdout } = await engine.docker(['image', 'ls', '--quiet', '--filter', `reference=${projectName}-*`], {
    reject: false,
  });
  const ids = [...new Set(stdout.split('\n').filter((id) => id !== ''))];
  if (ids.length > 0) await engine.docker(['image', 'rm', '--force', ...ids], { reject: false });
}
