import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { type Context, isStopping } from './context.ts';
import { isLatest, requestOf } from './tracking.ts';

type Headers = Record<string, OutgoingHttpHeader> | OutgoingHttpHeader[] | OutgoingHttpHeader[][];

const patched = Symbol.for('seaworthy.responses');

/** Lets every response that begins while the process stops say `Connection: close`, and finds event streams. */
export function patchResponses(context: Context): void {
  const { ServerResponse } = process.getBuiltinModule('node:http');
  const prototype = ServerResponse.prototype as ServerResponse & { [patched]?: true };
  if (prototype[patched]) return;
  prototype[patched] = true;
  const writeHead = prototype.writeHead as (this: ServerResponse, ...head: unknown[]) => ServerResponse;
  // All heads go through here, also those that nobody wrote explicitly.
  prototype.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    const request = requestOf(this);
    if (request === undefined || this.headersSent) return writeHead.apply(this, head);
    if (typeOf(this, head).startsWith('text/event-stream')) request.endless = true;
    // Of pipelined requests only the last may end the connection, or the others' responses would be lost with it.
    if (!isStopping(context) || !isLatest(request)) return writeHead.apply(this, head);
    this.shouldKeepAlive = false;
    const result = retire(this, head);
    return writeHead.apply(this, result);
  } as typeof prototype.writeHead;
}

/** An explicit `Connection: keep-alive` of the application goes. */
function retire(res: ServerResponse, head: unknown[]): unknown[] {
  res.setHeader('Connection', 'close');
  const at = head.findIndex((value) => typeof value === 'object' && value !== null);
  if (at === -1) return head;
  return head.with(at, withoutConnection(head[at] as Headers));
}

function withoutConnection(headers: Headers): Headers {
  const isConnection = (name: unknown) => String(name).toLowerCase() === 'connection';
  if (!Array.isArray(headers))
    return Object.fromEntries(Object.entries(headers).filter(([name]) => !isConnection(name)));
  if (headers.every(Array.isArray)) return headers.filter(([name]) => !isConnection(name));
  return headers.filter((_, index) => !isConnection(headers[index - (index % 2)])) as OutgoingHttpHeader[];
}

function typeOf(res: ServerResponse, head: unknown[]): string {
  for (const headers of head) {
    if (typeof headers !== 'object' || headers === null) continue;
    for (const [name, value] of entriesOf(headers as Headers)) {
      if (String(name).toLowerCase() === 'content-type') return String(value);
    }
  }
  return String(res.getHeader('content-type') ?? '');
}

function entriesOf(headers: Headers): [unknown, unknown][] {
  if (!Array.isArray(headers)) return Object.entries(headers);
  if (headers.every(Array.isArray)) return headers as [unknown, unknown][];
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]] as [unknown, unknown]] : []));
}
