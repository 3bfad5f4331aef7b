import { request } from 'node:http';

/** How one question to a port ended. */
export interface HttpAnswer {
  /** Absent when no status line came. */
  status?: number;
  /** False: what came after the status line was cut short, ran into the deadline, or went past the ceiling. */
  complete: boolean;
  /** In words for a sentence: `status 503`, `ECONNREFUSED`, `a body that did not end within 2 s`. */
  said: string;
}

/** The whole answer has to be there by then, however often a drop of it comes. */
const DEADLINE_MS = 2000;
/** No page that somebody asks for to see whether a service is up is larger. */
const CEILING_BYTES = 1024 * 1024;

/**
 * Asks a port on this machine once. Always resolves, by the deadline at the latest: what answers may be hostile, and sends
 * a body without an end, in drops, or none at all.
 */
export function askHttp(
  port: number,
  path: string,
  {
    deadlineMs = DEADLINE_MS,
    ceilingBytes = CEILING_BYTES,
    headers = {},
  }: { deadlineMs?: number; ceilingBytes?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let status: number | undefined;
    const end = (complete: boolean, said: string) => {
      clearTimeout(timer);
      resolve({ ...(status === undefined ? {} : { status }), complete, said });
      message.destroy();
    };
    // A deadline of the whole, not node's `timeout`: that one begins again with each byte.
    const timer = setTimeout(
      () =>
        end(false, `${status === undefined ? 'no answer' : 'a body that did not end'} within ${deadlineMs / 1000} s`),
      deadlineMs,
    );
    const message = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      status = response.statusCode;
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > ceilingBytes) end(false, `a body of more than ${ceilingBytes / 1024} KiB`);
      });
      response.once('end', () => end(true, `status ${status}`));
      response.once('error', () => end(false, 'an answer that was cut short'));
    });
    message.on('error', (error: NodeJS.ErrnoException) => end(false, error.code ?? error.message));
    message.once('upgrade', (response, socket) => {
      status = response.statusCode;
      socket.destroy();
      end(true, `status ${status}`);
    });
    message.end();
  });
}
