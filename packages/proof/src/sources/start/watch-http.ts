import { request } from 'node:http';
import { now } from '../../load/request-generator.ts';

export interface StartWatch {
  /** First healthy answer, milliseconds since the epoch by this machine's clock; absent while there was none. */
  answeredMs(): number | undefined;
  stop(): void;
}

const POLL_MS = 5;
const SLOW_POLL_MS = 50;
/** From here on, a few milliseconds more or less don't matter, but the processor time of polling does. */
const QUICK_FOR_MS = 20_000;

/**
 * Asks a port over and over, beginning before its container starts, until the first healthy answer: 2xx of the health
 * route, or without one any answer that is no server error.
 */
export function watchHttp(port: number, healthPath: string | undefined): StartWatch {
  let answeredMs: number | undefined;
  let stopped = false;
  const began = now();
  const poll = async () => {
    while (!stopped && answeredMs === undefined) {
      const status = await statusOf(port, healthPath ?? '/');
      if (status !== undefined && (healthPath === undefined ? status < 500 : status >= 200 && status < 300)) {
        answeredMs = now();
      }
      await new Promise((resolve) => setTimeout(resolve, now() - began < QUICK_FOR_MS ? POLL_MS : SLOW_POLL_MS));
    }
  };
  void poll();
  return {
    answeredMs: () => answeredMs,
    stop() {
      stopped = true;
    },
  };
}

function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const message = request({ host: '127.0.0.1', port, path, agent: false, timeout: 2000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', () => resolve(undefined));
    });
    message.once('timeout', () => message.destroy());
    message.once('error', () => resolve(undefined));
    message.end();
  });
}
