import { request } from 'node:http';
import { browserHeaders } from '../../load/carriers/browser-headers.ts';

/** An event stream that this side reads. */
export interface OpenEventStream {
  path: string;
  /** `ended`: to its proper end, as far as that can be seen. `cut`: broken off. Absent: it is open. */
  state(): 'ended' | 'cut' | undefined;
  destroy(): void;
}

const DEADLINE_MS = 2000;

/** Asks for an event stream; `undefined` where the answer is another one. Never rejects. */
export function openEventStream(port: number, path: string): Promise<OpenEventStream | undefined> {
  return new Promise((resolve) => {
    const headers = { ...browserHeaders, accept: 'text/event-stream' };
    const message = request({ host: '127.0.0.1', port, path, agent: false, headers });
    const none = () => {
      clearTimeout(timer);
      message.destroy();
      resolve(undefined);
    };
    const timer = setTimeout(none, DEADLINE_MS);
    message.on('error', none);
    message.once('upgrade', (_, socket) => {
      socket.destroy();
      none();
    });
    message.once('response', (response) => {
      if (!/^text\/event-stream\b/i.test(response.headers['content-type'] ?? '')) return none();
      clearTimeout(timer);
      let state: 'ended' | 'cut' | undefined;
      response.on('error', () => undefined);
      response.once('close', () => {
        state = response.complete ? 'ended' : 'cut';
      });
      response.resume();
      resolve({ path, state: () => state, destroy: () => message.destroy() });
    });
    message.end();
  });
}
