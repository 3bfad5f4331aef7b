/** Labels by which compose knows what it made. */
export const PROJECT_LABEL = 'com.docker.compose.project';
export const SERVICE_LABEL = 'com.docker.compose.service';

/** Arguments that keep a list of the engine to what belongs to one project. */
export function filterProject(projectName: string): string[] {
  return ['--filter', `label=${PROJECT_LABEL}=${projectName}`];
}
