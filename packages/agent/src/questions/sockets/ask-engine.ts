import { request } from 'node:http';

const PATIENCE_MS = 1000;

/** Asks a socket what every engine answers without a right to anything: `GET /_ping`. `undefined`: it is no engine's. */
export function askEngine(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const message = request({ socketPath, path: '/_ping', agent: false, timeout: PATIENCE_MS }, (response) => {
      response.resume();
      const { server, 'api-version': version } = response.headers;
      resolve(version === undefined ? undefined : `${server ?? 'an engine'}, API ${String(version)}`);
      message.destroy();
    });
    message.once('timeout', () => message.destroy());
    message.once('error', () => resolve(undefined));
    message.once('close', () => resolve(undefined));
    message.end();
  });
}
