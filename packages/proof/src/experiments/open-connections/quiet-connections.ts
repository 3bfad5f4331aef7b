import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { browserHeaders } from '../../load/carriers/browser-headers.ts';

/** A connection on which nothing happens. */
export interface QuietConnection {
  isOpen(): boolean;
  destroy(): void;
}

const DEADLINE_MS = 2000;

/** One on which nothing is ever sent: a pool that connects ahead, a port scan, a browser's spare. */
export function openSilent(port: number): Promise<QuietConnection | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => socket.destroy(), DEADLINE_MS);
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(undefined));
    socket.once('connect', () => {
      clearTimeout(timer);
      // Whatever comes is read, or its end would never be seen.
      socket.resume();
      resolve(quiet(socket));
    });
  });
}

/** Keeps its connection whatever the server's hint says about how long it will: a proxy's pool may not read it. */
class PatientAgent extends Agent {
  override keepSocketAlive(): boolean {
    return true;
  }
}

/** One that has brought an answer and is kept for the next one, as a proxy does. */
export function openIdle(port: number, path: string): Promise<QuietConnection | undefined> {
  return new Promise((resolve) => {
    const agent = new PatientAgent({ keepAlive: true });
    const message = request({ host: '127.0.0.1', port, path, agent, headers: browserHeaders });
    const none = () => {
      clearTimeout(timer);
      message.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(none, DEADLINE_MS);
    message.on('error', none);
    message.once('response', (response) => {
      const { socket } = response;
      socket.on('error', () => undefined);
      response.on('error', none);
      response.once('end', () => {
        clearTimeout(timer);
        resolve(quiet(socket));
      });
      response.resume();
    });
    message.end();
  });
}

function quiet(socket: Socket): QuietConnection {
  return { isOpen: () => !socket.destroyed && !socket.readableEnded, destroy: () => socket.destroy() };
}
