import type { EvidenceValues } from '@seaworthy/core/model';
import type { RequestRecord } from './request-record.ts';
import { alwaysFails, lossOf, type UsualAnswers } from './usual-answers.ts';

/** The signal, as bounds: it was sent at some time between the two. Milliseconds of the clock of the records. */
export interface SignalTime {
  notBeforeMs: number;
  notAfterMs: number;
}

const PICTURE = { fromMs: -1000, toMs: 3000, stepMs: 100 };
const EXAMPLES = 10;

/** What the same server did before the signal, when nothing was wrong. */
export interface Usual {
  answers: UsualAnswers;
  /** The route that is meant to say 503 while the service goes down. */
  readiness: string | undefined;
  /**
   * Only what was sent at least this long before the signal counts as in flight: then the server has surely begun with
   * it, and its loss is no race between the signal and a request that lies unread in a socket.
   */
  settledMs: number;
  /** Until when dependencies were paused; absent when none was. */
  pausedUntilMs?: number | undefined;
}

type Counted = Omit<EvidenceValues['drain'], 'requestsPerSecond' | 'lateMs'>;

/** Counts what happened to requests around the signal. */
export function countDrain(records: readonly RequestRecord[], signal: SignalTime, usual: Usual): Counted {
  const lost = (record: RequestRecord) => lossOf(record, usual.answers, usual.readiness);
  const inFlight = inFlightOf(records, signal, usual);
  const afterSignal = records.filter(
    (record) => startOf(record) > signal.notAfterMs && !alwaysFails(record, usual.answers),
  );
  const inFlightLost = inFlight.filter((record) => lost(record) !== undefined);
  return {
    requests: records.length,
    inFlight: inFlight.length,
    inFlightLost: inFlightLost.length,
    heldBy: [...new Set(inFlight.flatMap(({ hold }) => hold ?? []))].sort(),
    afterSignal: afterSignal.length,
    afterSignalLost: afterSignal.filter((record) => lost(record) !== undefined).length,
    timeline: timeline(records, signal, { lost: (record) => lost(record) !== undefined, inFlight: new Set(inFlight) }),
    ...marksOf(records, signal, usual, (record) => afterSignal.includes(record) && lost(record) !== undefined),
    latency: latencyOf(
      records.filter((record) => lost(record) === undefined),
      signal,
    ),
    lostExamples: inFlightLost.slice(0, EXAMPLES).map((record) => describe(record, lost(record) ?? '', signal)),
  };
}

function inFlightOf(records: readonly RequestRecord[], signal: SignalTime, usual: Usual): RequestRecord[] {
  const lost = (record: RequestRecord) => lossOf(record, usual.answers, usual.readiness) !== undefined;
  const settled = signal.notBeforeMs - usual.settledMs;
  // An answer between the bounds may have come before the signal; a loss there is the signal's doing.
  const unanswered = records.filter(
    (record) =>
      record.sentMs !== undefined &&
      record.sentMs <= settled &&
      record.outcome !== 'given-up' &&
      !alwaysFails(record, usual.answers) &&
      record.endedMs > (lost(record) ? signal.notBeforeMs : signal.notAfterMs),
  );
  // A request without the end of its header is none yet (RFC 9112), so nobody has to wait for it. A server that answers
  // one does wait for what has begun, and then each of them counts.
  const waitsForHeaders = unanswered.some((record) => record.hold === 'unfinished header' && !lost(record));
  return unanswered.filter((record) => {
    if (record.hold === 'unfinished header') return waitsForHeaders;
    return !(lost(record) && isOwnDoing(record, usual.pausedUntilMs));
  });
}

/** A server error that came while a dependency was paused may be an honest answer to that. */
function isOwnDoing({ hold, endedMs, answer }: RequestRecord, pausedUntilMs = 0): boolean {
  const waits = hold === undefined || hold === 'paused dependency';
  return waits && endedMs < pausedUntilMs && answer !== undefined && answer.status >= 500;
}

function startOf({ sentMs, plannedMs }: RequestRecord): number {
  return sentMs ?? plannedMs;
}

function timeline(
  records: readonly RequestRecord[],
  signal: SignalTime,
  { lost, inFlight }: { lost: (record: RequestRecord) => boolean; inFlight: ReadonlySet<RequestRecord> },
): EvidenceValues['drain']['timeline'] {
  const { fromMs, toMs, stepMs } = PICTURE;
  const steps = new Map<number, { atMs: number; answered: number; lost: number; unserved: number }>();
  for (let atMs = fromMs; atMs < toMs; atMs += stepMs) steps.set(atMs, { atMs, answered: 0, lost: 0, unserved: 0 });
  for (const record of records) {
    const step = steps.get(Math.floor((record.endedMs - signal.notBeforeMs) / stepMs) * stepMs);
    if (step === undefined || record.outcome === 'given-up') continue;
    step[lost(record) ? 'lost' : 'answered'] += 1;
    if (lost(record) && !inFlight.has(record)) step.unserved += 1;
  }
  const last = [...steps.values()].findLastIndex((step) => step.answered + step.lost > 0);
  return [...steps.values()].slice(0, last + 1);
}

/** What a balancer would have noticed of the stop, and when. */
function marksOf(
  records: readonly RequestRecord[],
  { notBeforeMs, notAfterMs }: SignalTime,
  { readiness }: Usual,
  isUnserved: (record: RequestRecord) => boolean,
): Pick<Counted, 'notReadyMs' | 'unservedMs'> {
  const firstOf = (matching: readonly RequestRecord[]) =>
    Math.round(Math.min(...matching.map(({ endedMs }) => endedMs)) - notBeforeMs);
  const refusing = records.filter(
    ({ path, answer, endedMs }) => path === readiness && answer?.status === 503 && endedMs > notAfterMs,
  );
  const unserved = records.filter(isUnserved);
  return {
    ...(refusing.length === 0 ? {} : { notReadyMs: firstOf(refusing) }),
    ...(unserved.length === 0 ? {} : { unservedMs: firstOf(unserved) }),
  };
}

/** Only of the steady load: what is held open takes as long as it is held. */
function latencyOf(answered: readonly RequestRecord[], { notBeforeMs }: SignalTime): NonNullable<Counted['latency']> {
  const { fromMs, toMs, stepMs } = PICTURE;
  const steps = new Map<number, number[]>();
  for (const { hold, outcome, endedMs, plannedMs } of answered) {
    const atMs = Math.floor((endedMs - notBeforeMs) / stepMs) * stepMs;
    if (hold !== undefined || outcome !== 'answered' || atMs < fromMs || atMs >= toMs) continue;
    steps.set(atMs, [...(steps.get(atMs) ?? []), endedMs - plannedMs]);
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([atMs, took]) => {
      const sorted = took.sort((a, b) => a - b);
      const rounded = (ms: number | undefined = 0) => Math.round(ms * 10) / 10;
      return { atMs, medianMs: rounded(sorted[sorted.length >> 1]), slowestMs: rounded(sorted.at(-1)) };
    });
}

function describe(record: RequestRecord, loss: string, signal: SignalTime): string {
  const sent = Math.round(signal.notBeforeMs - startOf(record));
  const held = record.hold === undefined ? '' : ` (${record.hold})`;
  return `${record.path}: sent ${sent} ms before the signal${held}, lost ${Math.round(record.endedMs - signal.notBeforeMs)} ms after it (${loss})`;
}
