/** Labels by which compose knows what it made. */
export const PROJECT_LABEL = 'com.docker.compose.project';
export const SERVICE_LABEL = 'com.docker.compose.service';
export const WORKING_DIRECTORY_LABEL = 'com.docker.compose.project.working_dir';

/** Label of everything that a run starts for itself and removes at its end: the process that it belongs to. */
export const OWNER_LABEL = 'dev.seaworthy.owner';

/** Arguments that keep a list of the engine to what belongs to one project. */
export function filterProject(projectName: string): string[] {
  return ['--filter', `label=${PROJECT_LABEL}=${projectName}`];
}
