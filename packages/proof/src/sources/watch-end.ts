import { setTimeout as pause } from 'node:timers/promises';
import { type Engine, inspectContainer } from '@seaworthy/engine';
import { now } from '../load/request-record.ts';

/** The end of a container that runs now. Milliseconds are of the clock that `now` reads, some later than the end was. */
export interface WatchedEnd {
  /** When it was seen to have ended; absent while it runs. */
  endedMs(): number | undefined;
  /** Waits until then, and no longer. */
  by(untilMs: number): Promise<boolean>;
  /** Absent while it runs. */
  exitCode(): Promise<number | undefined>;
  /** The same for a container that nobody waits for any more. */
  kill(): Promise<void>;
}

/** Watches for the end of a container from before anything is done to it, so that a quick one is not missed. */
export function watchEnd(engine: Engine, container: string, signal: AbortSignal): WatchedEnd {
  let endedMs: number | undefined;
  const ended = engine.docker(['wait', container], { reject: false, signal }).then(() => {
    endedMs = now();
    return true;
  });
  return {
    endedMs: () => endedMs,
    by: (untilMs) => Promise.race([ended, pause(Math.max(0, untilMs - now()), false, { ref: false })]),
    async exitCode() {
      const state = (await inspectContainer(engine, container))?.State;
      return state === undefined || state.Running ? undefined : state.ExitCode;
    },
    async kill() {
      await engine.docker(['kill', '--signal', 'KILL', container], { reject: false });
      await ended;
    },
  };
}

/** Sends a signal to PID 1 of a container; one that has ended has nobody to get it, which is no error. */
export async function sendSignal(engine: Engine, container: string, signal: string): Promise<void> {
  await engine.docker(['kill', '--signal', signal, container], { reject: false });
}
