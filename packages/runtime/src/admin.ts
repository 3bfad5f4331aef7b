import type { Server } from 'node:http';
import type { Context } from './context.ts';
import { judgeHealth, probeOf, send } from './health.ts';
import { markOwn } from './servers.ts';

/** Answers for one path of the admin port beside health, as text with its media type. */
export interface Page {
  path: string;
  render(): Promise<{ type: string; text: string }>;
}

/** Opens the servers for health and metrics beside the application's, when it has begun to listen itself. */
export function openOwnServers(context: Context, pages: readonly Page[]): void {
  const { adminPort, healthPort } = context.settings;
  const { isMainThread } = process.getBuiltinModule('node:worker_threads');
  if (!isMainThread) return;
  // Workers of a cluster would share one port, and each scrape would ask another of them: each has a port of its own.
  const worker = Number(process.env.NODE_UNIQUE_ID ?? 1);
  if (adminPort !== 0) open(context, adminPort + worker - 1, 'SEAWORTHY_ADMIN_PORT', pages);
  if (healthPort !== undefined && healthPort !== 0 && healthPort !== adminPort)
    open(context, healthPort + worker - 1, 'SEAWORTHY_HEALTH_PORT', []);
}

function open(context: Context, port: number, variable: string, pages: readonly Page[]): Server {
  const { createServer } = process.getBuiltinModule('node:http');
  const server = createServer((req, res) => {
    const probe = probeOf(context, req);
    const page = pages.find(({ path }) => path === (req.url ?? '').split('?')[0]);
    if (probe !== undefined) {
      judgeHealth(context, probe).then((answer) => send(res, answer));
    } else if (page !== undefined && (req.method === 'GET' || req.method === 'HEAD')) {
      page.render().then(
        ({ type, text }) => res.writeHead(200, { 'Content-Type': type }).end(text),
        (error) => {
          context.log.error('admin.failed', { path: page.path, error });
          res.writeHead(500).end();
        },
      );
    } else {
      res.writeHead(404).end();
    }
  });
  // Few ask, and none of them for long.
  server.maxConnections = 64;
  server.on('error', (error: NodeJS.ErrnoException) =>
    context.log.warn('admin.not-listening', { port, code: error.code, variable }),
  );
  markOwn(server);
  return server.listen({ port, host: context.settings.adminHost, exclusive: true }).unref();
}
