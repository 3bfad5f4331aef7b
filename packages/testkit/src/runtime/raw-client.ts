import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A TCP connection on which a test says exactly what it wants. */
export interface RawClient extends Disposable {
  send(text: string): void;
  /** All that has come so far. */
  received(): Buffer;
  /** Resolves when what has come fits. */
  until(fits: (text: string) => boolean): Promise<string>;
  /** Resolves when the other side has ended or cut the connection. */
  closed: Promise<void>;
}

const POLL_MS = 5;

export async function connectRaw(port: number): Promise<RawClient> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const chunks: Buffer[] = [];
  let isClosed = false;
  socket.on('data', (chunk) => chunks.push(chunk));
  // A connection that is cut is closed as well.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    const done = () => {
      isClosed = true;
      resolve();
    };
    socket.once('end', done).once('close', done);
  });
  const received = () => Buffer.concat(chunks);
  return {
    send: (text) => void socket.write(text),
    received,
    closed,
    async until(fits) {
      for (;;) {
        const text = received().toString('latin1');
        if (fits(text)) return text;
        if (isClosed) throw new Error(`The connection was closed after:\n${text}`);
        await delay(POLL_MS);
      }
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}
