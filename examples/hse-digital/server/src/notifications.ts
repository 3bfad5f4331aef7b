import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { connections } from './metrics.js';
import type { Claims } from './tokens.js';

export type Notifications = ReturnType<typeof serveNotifications>;

const GOING_AWAY = 1001;
const CLOSE_MS = 2000;

/** `/ws?token=…`: everybody of a tenant hears at once of what is reported. */
export function serveNotifications(server: Server, authenticate: (token: string) => Claims | undefined) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });
  const tenantOf = new WeakMap<WebSocket, string>();

  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://server');
    const claims = url.pathname === '/ws' ? authenticate(url.searchParams.get('token') ?? '') : undefined;
    if (claims === undefined) {
      socket.end(`HTTP/1.1 ${url.pathname === '/ws' ? '401 Unauthorized' : '404 Not Found'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      tenantOf.set(client, claims.tenant);
      connections.set(sockets.clients.size);
      client.on('close', () => connections.set(sockets.clients.size));
      client.on('error', () => client.terminate());
    });
  });

  return {
    tell(tenant: string, event: object): void {
      const text = JSON.stringify(event);
      for (const client of sockets.clients) if (tenantOf.get(client) === tenant) client.send(text);
    },

    /** Everybody is told to come back elsewhere; who does not answer is cut off. */
    async close(): Promise<void> {
      for (const client of sockets.clients) client.close(GOING_AWAY, 'the server is going away');
      const cut = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, CLOSE_MS);
      await new Promise<void>((resolve) => {
        if (sockets.clients.size === 0) resolve();
        for (const client of sockets.clients) client.once('close', () => sockets.clients.size === 0 && resolve());
      });
      clearTimeout(cut);
      sockets.close();
    },
  };
}
