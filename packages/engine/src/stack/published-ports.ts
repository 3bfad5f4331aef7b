import { createServer } from 'node:net';
import { type UserError, userError } from '@seaworthy/core/errors';
import type { Engine } from '../connection/engine.ts';
import type { ComposeModel } from './compose-model.ts';
import type { ComposeProject } from './compose-project.ts';
import { findPortHolder } from './port-holder.ts';
import { findPortVariable } from './port-variable.ts';

/** A port of this machine that a service is to be reached at. */
export interface PublishedPort {
  service: string;
  address: string;
  port: number;
  /** Variable of the compose file that chooses it. */
  variable?: string;
}

/** TCP ports with a fixed number that a project publishes. */
export function publishedPorts(model: ComposeModel): PublishedPort[] {
  return Object.entries(model.services).flatMap(([service, { ports = [] }]) =>
    ports.flatMap(({ published, host_ip, protocol }) => {
      const port = Number(published);
      const fixed = published !== undefined && Number.isInteger(port) && port > 0 && (protocol ?? 'tcp') === 'tcp';
      return fixed ? [{ service, address: host_ip ?? '0.0.0.0', port }] : [];
    }),
  );
}

/**
 * Checks that nothing listens on the ports of a project, before any container is made. Looks at this machine, so it does nothing for
 * an engine on another one. Throws PORT_IN_USE.
 */
export async function requireFreePorts(engine: Engine, model: ComposeModel, project: ComposeProject): Promise<void> {
  if (!/^(unix|npipe):/.test(engine.endpoint)) return;
  for (const published of publishedPorts(model)) {
    if (await isFree(published)) continue;
    const variable = await findPortVariable(project, published.service);
    throw await portInUse(engine, { ...published, ...(variable === undefined ? {} : { variable }) });
  }
}

/** The error for a port that is taken, with its holder where that can be found out. */
export async function portInUse(engine: Engine, published: PublishedPort): Promise<UserError> {
  return userError('PORT_IN_USE', { ...published, ...(await findPortHolder(engine, published.port)) });
}

function isFree({ address, port }: PublishedPort): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // EACCES (a port below 1024) is the engine's business: it has other rights than this process.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
