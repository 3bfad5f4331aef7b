/**
 * How a request was kept open beyond the signal; absent for the ones of the steady load. `burst`: sent whole to a frozen
 * server, which had read only some of its kind by the signal.
 */
export type Hold =
  | 'slow route'
  | 'paused dependency'
  | 'unfinished body'
  | 'unfinished header'
  | 'unread answer'
  | 'burst';

/** One request and how it ended. Times are milliseconds of the clock that `now` reads. */
export interface RequestRecord {
  /** The route, with its method when that is not GET: `POST /order`. */
  path: string;
  hold?: Hold;
  /** When it was planned to be sent: latency counts from here, so that a server can't slow down who measures it. */
  plannedMs: number;
  /** When its last byte was handed to the operating system; absent when it never got that far. */
  sentMs?: number;
  /** When a held request was let go: the rest of it sent, its answer read, or what it waits for set free. */
  releasedMs?: number;
  endedMs: number;
  /**
   * `answered`: read to its end. `broken`: its connection failed before. `given-up`: the load's own ceiling of time or
   * bytes ended it, which says nothing about the service.
   */
  outcome: 'answered' | 'broken' | 'given-up';
  /** Status of the answer, the error's code (`ECONNRESET`), or which ceiling it was. */
  detail: string;
  /** Absent when no answer began. */
  answer?: Answer;
}

/** An answer, as far as it came. */
export interface Answer {
  status: number;
  /** Bytes of the body as they were transferred. */
  bytes: number;
  /** True when neither a length nor chunks say where it ends: then any close looks like its end. */
  endsWithConnection: boolean;
}

/** Milliseconds since the epoch, with the resolution of the monotonic clock. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
