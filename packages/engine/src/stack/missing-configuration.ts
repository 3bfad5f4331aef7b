import { userError } from '@seaworthy/core/errors';
import { readComposeConfig } from '../compose/read-compose-config.ts';
import { findMissingVariables, type MissingVariable } from '../compose/required-variables.ts';
import type { Engine } from '../connection/engine.ts';
import { findTakenPorts, type TakenPort } from './free-ports.ts';
import { listServices } from './list-services.ts';
import { findMissingSecretFiles } from './required-secrets.ts';
import type { StackProject } from './stack-project.ts';

/** What keeps a stack from starting, as far as that can be known before anything is built or started. */
export interface MissingConfiguration {
  variables: MissingVariable[];
  /** Secret files, relative to the project. */
  files: string[];
  /** Ports that somebody else holds; empty where nothing is published or the stack runs already. */
  ports: TakenPort[];
  /** What lacks them, when it is no project of Seaworthy's. */
  place?: 'compose file';
}

/**
 * Looks at everything that a stack needs from this machine, so that all of it can be asked for at once and before the first
 * step that takes time. `publishes`: its ports will be published. Errors: COMPOSE_FILE_INVALID.
 */
export async function findMissingConfiguration(
  engine: Engine,
  project: StackProject,
  { publishes }: { publishes: boolean },
): Promise<MissingConfiguration> {
  const variables = await findMissingVariables(project);
  const files = await findMissingSecretFiles(project);
  if (!publishes || (await listServices(engine, project.projectName)).length > 0)
    return { variables, files, ports: [] };
  // Compose resolves ports only when every variable has a value: what is missing gets any, for this question alone.
  const stopgaps = Object.fromEntries(variables.map(({ name }) => [name, 'missing']));
  const config = await readComposeConfig(engine, { ...project, env: { ...project.env, ...stopgaps } });
  return { variables, files, ports: await findTakenPorts(engine, config, project) };
}

/** Throws what is missing as one error: CONFIGURATION_MISSING, or PORT_IN_USE when it is ports alone. */
export function requireConfiguration({ variables, files, ports, place }: MissingConfiguration): void {
  if (variables.length + files.length > 0) {
    const details = { variables, files, ports, ...(place === undefined ? {} : { place }) };
    throw userError('CONFIGURATION_MISSING', details);
  }
  const [first, ...others] = ports;
  if (first !== undefined) throw userError('PORT_IN_USE', { ...first, others });
}
