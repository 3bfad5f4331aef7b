import { createServer } from 'node:net';
import { type UserError, userError } from '@seaworthy/core/errors';
import type { ComposeConfig } from '../compose/compose-config.ts';
import type { ComposeProject } from '../compose/compose-project.ts';
import { type FixedPort, fixedPorts } from '../compose/ports.ts';
import type { Engine } from '../connection/engine.ts';
import { findPortHolder } from './port-holder.ts';
import { findPortVariable } from './port-variable.ts';

/**
 * Checks that nothing listens on the ports of a project, before any container is made. Looks at this machine, so it does nothing for
 * an engine on another one. Throws PORT_IN_USE.
 */
export async function requireFreePorts(engine: Engine, config: ComposeConfig, project: ComposeProject): Promise<void> {
  if (!/^(unix|npipe):/.test(engine.endpoint)) return;
  for (const published of fixedPorts(config)) {
    if (await isFree(published)) continue;
    const variable = await findPortVariable(project, published.service);
    throw await portInUse(engine, { ...published, ...(variable === undefined ? {} : { variable }) });
  }
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
