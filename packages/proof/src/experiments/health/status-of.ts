import { request } from 'node:http';

const PATIENCE_MS = 5000;

/** The status that a route answers with, whatever its body is; `undefined` when none came in time. */
export function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const message = request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      resolve(response.statusCode);
      message.destroy();
    });
    const deadline = setTimeout(() => message.destroy(), PATIENCE_MS);
    message.once('error', () => resolve(undefined));
    message.once('close', () => {
      clearTimeout(deadline);
      resolve(undefined);
    });
    message.end();
  });
}
