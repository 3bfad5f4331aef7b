import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import { isLatest, requestOf } from './tracking.ts';

type Headers = Record<string, OutgoingHttpHeader> | OutgoingHttpHeader[] | OutgoingHttpHeader[][];

const patched = Symbol.for('seaworthy.responses');

/** From here on every response that begins says `Connection: close`. Not before, so that it costs nothing until then. */
export function retireResponses(context: Context): void {
  const { ServerResponse } = process.getBuiltinModule('node:http');
  const prototype = ServerResponse.prototype as ServerResponse & { [patched]?: true };
  if (prototype[patched]) return;
  prototype[patched] = true;
  // Those in flight may have been wrapped before, and have their own way to the head.
  for (const { requests } of context.servers)
    for (const request of requests) if (isLatest(request)) request.res.shouldKeepAlive = false;
  const writeHead = prototype.writeHead as (this: ServerResponse, ...head: unknown[]) => ServerResponse;
  // All heads go through here, also those that nobody wrote explicitly.
  prototype.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    const request = requestOf(this);
    if (request === undefined || this.headersSent) return writeHead.apply(this, head);
    // Of pipelined requests only the last may end the connection, or the others' responses would be lost with it.
    if (!isLatest(request)) return writeHead.apply(this, head);
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

/** Whether a response is an event stream, by the head that was sent. */
export function isEventStream(res: ServerResponse): boolean {
  // What was passed to `writeHead` stands in the sent head alone.
  const { _header: head } = res as { _header?: string | null };
  const type =
    typeof head === 'string' ? /^content-type: *([^;\r\n]*)/im.exec(head)?.[1] : res.getHeader('content-type');
  return String(type ?? '')
    .toLowerCase()
    .startsWith('text/event-stream');
}
