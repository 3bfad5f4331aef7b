import { setTimeout as pause } from 'node:timers/promises';
import type { EvidenceValues } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { LoadPace } from '../../load/calibrate-load.ts';
import { MAXIMUM_ANSWER_BYTES } from '../../load/calibrate-load.ts';
import { countDrain, type SignalTime, type Usual } from '../../load/count-drain.ts';
import { type Load, startLoad } from '../../load/request-generator.ts';
import { now, type RequestRecord } from '../../load/request-record.ts';
import { learnUsualAnswers, lossOf } from '../../load/usual-answers.ts';
import { sendSignal, watchEnd } from '../../sources/watch-end.ts';
import { holdRequests } from '../stop-under-load/hold-requests.ts';

export interface TwiceOptions {
  container: string;
  signal: string;
  graceMs: number;
  port: number;
  pace: LoadPace;
  slowPath: string | undefined;
  readiness: string | undefined;
  /** Containers that it depends on; while they are paused, requests that need them stay in flight. */
  dependencies: readonly string[];
  abort: AbortSignal;
}

const WARM_UP_MS = 600;
/** A held request is this old at the first signal: then the server has surely begun with it. */
const SETTLED_MS = 400;
/** Long enough for a server to have dealt with the one signal, and short of any drain window. */
const APART_MS = 500;
/** How long requests are held after the second one: long enough for a server that drops them to have dropped them. */
const HOLD_MS = 400;
const AFTER_MS = 600;
/** What is open is never given up before the service has answered it or was killed. */
const PATIENCE_MS = 10_000;

/** Sends the stop signal twice while requests are in flight and others arrive, and counts what became of them. */
export async function signalTwice(engine: Engine, options: TwiceOptions): Promise<EvidenceValues['repeatedSignal']> {
  const { container, signal, graceMs, pace, slowPath, dependencies, abort } = options;
  const mostMs = graceMs + PATIENCE_MS;
  const load = startLoad({
    ...{ host: '127.0.0.1', port: options.port, timeoutMs: mostMs, ...pace, signal: abort },
    ...{ maximumBytes: MAXIMUM_ANSWER_BYTES, maximumRequests: 2000, maximumMs: mostMs },
  });
  try {
    const usual = await learnUsual(load, options);
    const held = await holdRequests(engine, load, { paths: pace.paths, slowPath, largePaths: [], dependencies });
    const end = watchEnd(engine, container, abort);
    try {
      await pause(SETTLED_MS, undefined, { signal: abort });
      const first = await timeOf(() => sendSignal(engine, container, signal));
      held.signalled();
      const endedBefore = await end.by(first.notBeforeMs + APART_MS);
      const second = await timeOf(() => sendSignal(engine, container, signal));
      await pause(HOLD_MS);
      await held.release();
      await pause(AFTER_MS);
      const drained = load.drain();
      const killed = !(await end.by(first.notBeforeMs + graceMs));
      if (killed) await end.kill();
      await drained;
      const known = { ...usual, pausedUntilMs: held.pausedUntilMs() };
      return { signal, ...countTwice(load.records, { first, second, usual: known }), endedBefore, killed };
    } finally {
      await held.release();
    }
  } finally {
    await load.stop();
  }
}

async function timeOf(work: () => Promise<void>): Promise<SignalTime> {
  const notBeforeMs = now();
  await work();
  return { notBeforeMs, notAfterMs: now() };
}

async function learnUsual(load: Load, { pace, readiness, slowPath, abort }: TwiceOptions): Promise<Usual> {
  await pause(WARM_UP_MS, undefined, { signal: abort });
  for (const path of pace.paths) await load.send(path, 'POST');
  if (slowPath !== undefined) await load.send(slowPath);
  return { readiness, answers: learnUsualAnswers(load.records), settledMs: SETTLED_MS / 2 };
}

/** In flight is what was so at the first signal and still is at the second. Pure. */
export function countTwice(
  records: readonly RequestRecord[],
  { first, second, usual }: { first: SignalTime; second: SignalTime; usual: Usual },
): Omit<EvidenceValues['repeatedSignal'], 'signal' | 'endedBefore' | 'killed'> {
  const apartMs = second.notBeforeMs - first.notBeforeMs;
  const before = countDrain(records, first, usual);
  const { inFlight, inFlightLost, heldBy, lostExamples, afterSignal, afterSignalLost } = countDrain(records, second, {
    ...usual,
    settledMs: apartMs + usual.settledMs,
  });
  const between = records.filter(
    ({ sentMs }) => sentMs !== undefined && sentMs > first.notAfterMs && sentMs < second.notBeforeMs,
  );
  return {
    apartMs: Math.round(apartMs),
    inFlightBefore: before.inFlight,
    ...{ inFlight, inFlightLost, heldBy: heldBy ?? [], lostExamples },
    between: between.length,
    betweenLost: between.filter((record) => lossOf(record, usual.answers, usual.readiness) !== undefined).length,
    ...{ after: afterSignal, afterLost: afterSignalLost },
  };
}
