import type { Server } from 'node:http';

/** Counts what is being answered. A server's own `close` would wait for WebSockets as well, which are told to go later. */
export function countAnswers(server: Server) {
  let open = 0;
  let onIdle: (() => void) | undefined;
  server.on('request', (_request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      if (open === 0) onIdle?.();
    });
  });
  return {
    /** Accepts nothing more, and ends when everything that was asked is answered. */
    async close(): Promise<void> {
      server.close();
      server.closeIdleConnections();
      if (open > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}
