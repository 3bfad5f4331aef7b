import { createServer } from 'node:net';
import { userError } from '@seaworthy/core/errors';
import type { Engine } from '../connection/engine.ts';
import type { ComposeModel } from './compose-model.ts';
import { findPortHolder } from './port-holder.ts';

/** A port of this machine that a service is to be reached at. */
export interface PublishedPort {
  service: string;
  address: string;
  port: number;
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
 * Checks that nothing listens on these ports, before any container is made. Looks at this machine, so it does nothing for
 * an engine on another one. Throws PORT_IN_USE.
 */
export async function requireFreePorts(engine: Engine, ports: readonly PublishedPort[]): Promise<void> {
  if (!/^(unix|npipe):/.test(engine.endpoint)) return;
  for (const published of ports) {
    if (!(await isFree(published))) throw await portInUse(engine, published);
  }
}

/** The error for a port that is taken, with its holder where that can be found out. */
export async function portInUse(engine: Engine, { service, address, port }: PublishedPort): Promise<Error> {
  return userError('PORT_IN_USE', { service, address, port, ...(await findPortHolder(engine, port)) });
}

function isFree({ address, port }: PublishedPort): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // EACCES (a port below 1024) is the engine's business: it has other rights than this process.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
