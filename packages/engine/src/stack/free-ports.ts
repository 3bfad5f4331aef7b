import { createServer } from 'node:net';
import { type UserError, userError } from '@seaworthy/core/errors';
import type { ComposeConfig } from '../compose/compose-config.ts';
import type { ComposeProject } from '../compose/compose-project.ts';
import { type FixedPort, fixedPorts } from '../compose/ports.ts';
import type { Engine } from '../connection/engine.ts';
import { findPortHolder } from './port-holder.ts';
import { findPortVariable } from './port-variable.ts';

/** A port of a project on which somebody else listens. */
export interface TakenPort extends FixedPort {
  /** What chooses the port; absent: it is fixed. */
  variable?: string;
  holder?: string;
  stop?: string;
}

/**
 * Checks that nothing listens on the ports of a project, before any container is made. Looks at this machine, so it does nothing for
 * an engine on another one. Throws PORT_IN_USE, which names all of them.
 */
export async function requireFreePorts(engine: Engine, config: ComposeConfig, project: ComposeProject): Promise<void> {
  const [first, ...others] = await findTakenPorts(engine, config, project);
  if (first !== undefined) throw userError('PORT_IN_USE', { ...first, others });
}

/** The published ports of a project on which something listens, each with its holder where that can be found out. */
export async function findTakenPorts(
  engine: Engine,
  config: ComposeConfig,
  project: ComposeProject,
): Promise<TakenPort[]> {
  if (!/^(unix|npipe):/.test(engine.endpoint)) return [];
  const taken: TakenPort[] = [];
  for (const published of fixedPorts(config)) {
    if (await isFree(published)) continue;
    const variable = await findPortVariable(project, published.service);
    const holder = await findPortHolder(engine, published.port);
    taken.push({ ...published, ...(variable === undefined ? {} : { variable }), ...holder });
  }
  return taken;
}

/** The error for a port that is taken, with its holder where that can be found out. `variable` is what chooses the port. */
export async function portInUse(engine: Engine, published: FixedPort & { variable?: string }): Promise<UserError> {
  return userError('PORT_IN_USE', { ...published, ...(await findPortHolder(engine, published.port)) });
}

function isFree({ address, port }: FixedPort): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // EACCES (a port below 1024) is the engine's business: it has other rights than this process.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
