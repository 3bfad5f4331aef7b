import { Agent, get } from 'node:http';
import type { Served } from './serve-with-runtime.ts';

export interface Answer {
  status: number | undefined;
  connection: string | undefined;
  body: string;
}

/** One GET; rejects when the connection breaks before the answer is whole. A connection of its own without an agent. */
export function ask(served: Pick<Served, 'url'>, path: string, agent = new Agent()): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(served.url(path), { agent }, (res) => {
      let body = '';
      res.on('data', (chunk) => {
        body += chunk;
      });
      res.once('end', () => resolve({ status: res.statusCode, connection: res.headers.connection, body }));
      res.once('error', reject);
    });
    request.once('error', reject);
  });
}
