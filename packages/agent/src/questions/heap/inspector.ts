import { setTimeout as pause } from 'node:timers/promises';

/** Where every Node opens its inspector, unless it is told otherwise. */
export const INSPECTOR_PORT = 9229;

const OPENS_MS = 3000;
const ANSWERS_MS = 5000;
/** How long the inspector gets to close by itself, once it has answered. */
const CLOSES_MS = 300;

/** What this file uses of the global of Node 22, which the types of the host's Node lack. */
interface Socket {
  onerror: () => void;
  onopen: () => void;
  onclose: () => void;
  onmessage: (event: { data: string }) => void;
  send(text: string): void;
  close(): void;
}

type Client = new (url: string) => Socket;

// Source text: the tested process runs it. Node before 22.3 lacks `getBuiltinModule`, and `require` is the console's own.
const builtin = (name: string) => `(process.getBuiltinModule || require)('${name}')`;
/**
 * Node ends with SIGSEGV where its inspector is closed while a connection to it goes away, as may be on a busy machine: it is
 * closed when the kernel knows of no connection any more, and when the process has seen to what came of that. One that is never
 * left is not closed: it listens on loopback alone.
 */
const CLOSE_WHEN_LEFT = `((inspector, fs) => {
  const port = Number(/:(\\d+)\\//.exec(inspector.url() || '')?.[1]);
  const local = ':' + port.toString(16).toUpperCase().padStart(4, '0');
  const isHeld = (table) => {
    try {
      return fs.readFileSync('/proc/self/net/' + table, 'latin1').split('\\n').some((line) => {
        const [, at, , state] = line.trim().split(/\\s+/);
        return at !== undefined && at.endsWith(local) && state !== '0A' && state !== '06';
      });
    } catch {
      return false;
    }
  };
  let [looks, calm] = [0, 0];
  const timer = setInterval(() => {
    looks += 1;
    calm = isHeld('tcp') || isHeld('tcp6') ? 0 : calm + 1;
    if (calm < 3 && looks < 200) return;
    clearInterval(timer);
    if (calm >= 3) setImmediate(() => setImmediate(() => inspector.close()));
  }, 50);
  timer.unref();
})(${builtin('node:inspector')}, ${builtin('node:fs')})`;
const EXPRESSION = `(${CLOSE_WHEN_LEFT}, ${builtin('node:v8')}.getHeapStatistics().heap_size_limit)`;

/** Address of the inspector on this network namespace's loopback, once it is the right one's; `undefined` when none opens in time. */
export async function findInspector(isOpen: () => boolean): Promise<string | undefined> {
  for (const deadline = Date.now() + OPENS_MS; Date.now() < deadline; ) {
    const url = isOpen() ? await readInspector() : undefined;
    if (url !== undefined) return url;
    await pause(20);
  }
  return undefined;
}

/** Not listening yet is no failure: the process opens its inspector some milliseconds after the signal. */
async function readInspector(): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${INSPECTOR_PORT}/json/list`);
    const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
    return target?.webSocketDebuggerUrl;
  } catch {
    return undefined;
  }
}

/** The client that Node 22 brings; throws in an older one. */
export function requireClient(): Client {
  const { WebSocket } = globalThis as unknown as { WebSocket?: Client };
  if (WebSocket === undefined) throw new Error('the agent needs Node 22 or newer');
  return WebSocket;
}

/** Lets the process tell its own limit, and close its inspector. */
export function askHeapLimit(WebSocket: Client, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    setTimeout(() => reject(new Error(`the inspector did not answer within ${ANSWERS_MS / 1000} s`)), ANSWERS_MS);
    socket.onerror = () => reject(new Error('the inspector refused the connection'));
    socket.onopen = () => socket.send(evaluate(EXPRESSION));
    socket.onmessage = ({ data }) => {
      const limit = readAnswer(data);
      if (limit === undefined) return;
      if (typeof limit !== 'number') return reject(limit);
      socket.onclose = () => resolve(limit);
      socket.close();
      setTimeout(() => resolve(limit), CLOSES_MS);
    };
  });
}

function evaluate(expression: string): string {
  const params = { expression, returnByValue: true, includeCommandLineAPI: true };
  return JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
}

/** The number in the inspector's answer, or what is wrong with it; `undefined` for messages that answer nothing. */
export function readAnswer(data: string): number | Error | undefined {
  const message = JSON.parse(data) as { id?: number; result?: { result?: { value?: unknown } } };
  if (message.id !== 1) return undefined;
  const value = message.result?.result?.value;
  return typeof value === 'number' ? value : new Error(`the inspector answered ${data.slice(0, 200)}`);
}
