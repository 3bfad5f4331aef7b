import type { Place } from './carriers/carrier.ts';
import { carrierTo } from './carriers/carrier-to.ts';

/** How one question to a port ended. */
export interface HttpAnswer {
  /** Absent when no status line came. */
  status?: number;
  /** False: what came after the status line was cut short, ran into the deadline, or went past the ceiling. */
  complete: boolean;
  /** In words for a sentence: `status 503`, `ECONNREFUSED`, `a body that did not end within 2 s`. */
  said: string;
}

/** Whether bytes came back that are no HTTP, by how a request over HTTP/1 ended. */
export function isNoHttp(said: string): boolean {
  return said.startsWith('HPE_');
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
  { port, protocol }: Pick<Place, 'port' | 'protocol'>,
  path: string,
  { deadlineMs = DEADLINE_MS, ceilingBytes = CEILING_BYTES }: { deadlineMs?: number; ceilingBytes?: number } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let status: number | undefined;
    const carrier = carrierTo({ host: '127.0.0.1', port, protocol }, 1);
    const end = (complete: boolean, said: string) => {
      clearTimeout(timer);
      resolve({ ...(status === undefined ? {} : { status }), complete, said });
      carrier.destroy();
    };
    // A deadline of the whole, not node's `timeout`: that one begins again with each byte.
    const timer = setTimeout(
      () =>
        end(false, `${status === undefined ? 'no answer' : 'a body that did not end'} within ${deadlineMs / 1000} s`),
      deadlineMs,
    );
    let bytes = 0;
    const exchange = carrier.open(
      { method: 'GET', path, apart: true },
      {
        begun(answer, read) {
          status = answer.status;
          read((count) => {
            bytes += count;
            if (bytes > ceilingBytes) end(false, `a body of more than ${ceilingBytes / 1024} KiB`);
          });
        },
        ended: () => end(true, `status ${status}`),
        broken: (reason) => end(false, status === undefined ? reason : 'an answer that was cut short'),
      },
    );
    exchange.end(undefined, () => undefined);
  });
}
