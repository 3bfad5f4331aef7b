import type { EvidenceValues } from '@seaworthy/core/model';
import type { RequestRecord } from './request-generator.ts';

/** The signal, as bounds: it was sent at some time between the two. Milliseconds of the clock of the records. */
export interface SignalTime {
  notBeforeMs: number;
  notAfterMs: number;
}

const PICTURE = { fromMs: -1000, toMs: 3000, stepMs: 100 };
const EXAMPLES = 10;

/** What the same server did before the signal, when nothing was wrong. */
export interface UsualAnswers {
  /** Statuses that it gave. */
  errors: ReadonlySet<string>;
  /**
   * Only what was sent at least this long before the signal counts as in flight: then the server has surely begun with
   * it, and its loss is no race between the signal and a request that lies unread in a socket.
   */
  settledMs: number;
}

/** Counts what happened to requests around the signal. */
export function countDrain(
  records: readonly RequestRecord[],
  signal: SignalTime,
  usual: UsualAnswers,
): EvidenceValues['drain'] {
  const lost = (record: RequestRecord) => isLost(record, usual.errors);
  const settled = signal.notBeforeMs - usual.settledMs;
  // An answer between the bounds may have come before the signal; a loss there is the signal's doing.
  const inFlight = records.filter(
    (record) =>
      record.sentMs !== undefined &&
      record.sentMs <= settled &&
      record.endedMs > (lost(record) ? signal.notBeforeMs : signal.notAfterMs),
  );
  const afterSignal = records.filter(({ sentMs, endedMs }) => (sentMs ?? endedMs) > signal.notAfterMs);
  const inFlightLost = inFlight.filter(lost);
  return {
    requests: records.length,
    inFlight: inFlight.length,
    inFlightLost: inFlightLost.length,
    afterSignal: afterSignal.length,
    afterSignalLost: afterSignal.filter(lost).length,
    timeline: timeline(records, signal, lost),
    lostExamples: inFlightLost.slice(0, EXAMPLES).map((record) => describe(record, signal)),
  };
}

/**
 * A broken connection is a lost request, and so is the answer of a server that fails while it goes down (500) or of a
 * proxy in front of it (502). A refusal that says so (503, 504) is an answer.
 */
function isLost({ outcome, detail }: RequestRecord, usualErrors: ReadonlySet<string>): boolean {
  return outcome === 'lost' || ((detail === '500' || detail === '502') && !usualErrors.has(detail));
}

function timeline(
  records: readonly RequestRecord[],
  signal: SignalTime,
  lost: (record: RequestRecord) => boolean,
): EvidenceValues['drain']['timeline'] {
  const { fromMs, toMs, stepMs } = PICTURE;
  const steps = new Map<number, { atMs: number; answered: number; lost: number }>();
  for (let atMs = fromMs; atMs < toMs; atMs += stepMs) steps.set(atMs, { atMs, answered: 0, lost: 0 });
  for (const record of records) {
    const step = steps.get(Math.floor((record.endedMs - signal.notBeforeMs) / stepMs) * stepMs);
    if (step !== undefined) step[lost(record) ? 'lost' : 'answered'] += 1;
  }
  const last = [...steps.values()].findLastIndex((step) => step.answered + step.lost > 0);
  return [...steps.values()].slice(0, last + 1);
}

function describe({ path, sentMs, endedMs, detail }: RequestRecord, signal: SignalTime): string {
  const sent = Math.round(signal.notBeforeMs - (sentMs ?? endedMs));
  return `${path}: sent ${sent} ms before the signal, lost ${Math.round(endedMs - signal.notBeforeMs)} ms after it (${detail})`;
}
