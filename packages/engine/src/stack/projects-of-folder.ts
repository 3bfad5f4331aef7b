import { OWNER_LABEL, PROJECT_LABEL, WORKING_DIRECTORY_LABEL } from '../compose/project-labels.ts';
import type { Engine } from '../connection/engine.ts';

/**
 * Names of the compose projects whose containers were started for a folder, by the labels that compose gave them; sorted.
 * Stacks that a run of Seaworthy started for itself (a proof, a test) are left out: they end with it.
 */
export async function projectsOfFolder(engine: Engine, directory: string): Promise<string[]> {
  const format = `{{.Label "${PROJECT_LABEL}"}}\t{{.Label "${OWNER_LABEL}"}}`;
  const filter = `label=${WORKING_DIRECTORY_LABEL}=${directory}`;
  const { stdout } = await engine.docker(['ps', '--all', '--filter', filter, '--format', format], { reject: false });
  const named = stdout.split('\n').flatMap((line) => {
    const [name = '', owner = ''] = line.split('\t');
    return name === '' || owner !== '' ? [] : [name];
  });
  return [...new Set(named)].sort();
}
