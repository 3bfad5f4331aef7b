import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { type ContainerInspection, type Engine, inspectContainer } from '@seaworthy/engine';
import type { SignalTime } from '../../load/count-drain.ts';
import { now } from '../../load/request-record.ts';
import type { AgentImage } from '../../sources/agent-container.ts';
import { runAgent } from '../../sources/run-agent.ts';
import { resume } from './freeze-burst.ts';

/** What a container did with its stop signal. */
export interface StoppedContainer {
  shutdown: EvidenceValues['shutdown'];
  drain: Observation<EvidenceValues['drain']>;
  /**
   * True: it ended on the signal. False: only when the signal was sent to the other processes directly. Absent: it
   * ended on neither, so the application itself ignores the signal, and nobody can tell what PID 1 did with it.
   */
  forwardsSignals: boolean | undefined;
}

export interface StopOptions {
  container: string;
  signal: string;
  graceMs: number;
  agent: AgentImage | undefined;
  /** It is paused when it gets the signal, and goes on then: that is when it has the signal, and its time begins. */
  paused: boolean;
  /** Called when the signal was sent: requests that were held back may go on. */
  afterSignal(): Promise<void>;
  abort: AbortSignal;
}

export interface StopResult {
  shutdown: EvidenceValues['shutdown'];
  signal: SignalTime;
  forwardsSignals: boolean | undefined;
}

/** How long a container may take to end when the signal is sent to its processes directly. */
const DIRECT_SIGNAL_MS = 3000;

/**
 * Sends a container its stop signal as the engine would, waits for its end for the grace period, and kills it then.
 * Times are the engine's own (its events), so the duration of the commands is not in them.
 */
export async function stopContainer(engine: Engine, options: StopOptions): Promise<StopResult> {
  const { container, graceMs } = options;
  const abort = { signal: options.abort };
  const ended = engine.docker(['wait', container], { reject: false, ...abort }).then(() => true);
  const notBeforeMs = now();
  const sent = await engine.docker(['kill', '--signal', options.signal, container], { reject: false, ...abort });
  if (sent.exitCode !== 0) await requireRunning(engine, container);
  // An engine lets it go on by itself for some signals, and not for all.
  if (options.paused) await resume(engine, container);
  const notAfterMs = now();
  const beganMs = options.paused ? notAfterMs : notBeforeMs;
  const released = options.afterSignal();
  const inTime = await Promise.race([ended, pause(beganMs + graceMs - now()).then(() => false)]);
  let forwardsSignals: boolean | undefined = inTime ? true : undefined;
  if (!inTime) {
    if (await endsOnDirectSignal(engine, options, ended)) forwardsSignals = false;
    await engine.docker(['kill', '--signal', 'KILL', container], { reject: false });
    await ended;
  }
  await released;
  const inspection = await inspectContainer(engine, container);
  const exitMs = await durationByEngine(engine, container, inspection, options.paused);
  return {
    signal: { notBeforeMs, notAfterMs },
    forwardsSignals,
    shutdown: {
      signal: options.signal,
      exitMs: inTime ? Math.round(exitMs ?? now() - beganMs) : Math.round(graceMs),
      // What the engine would have recorded: the direct signal of the experiment must not look like a clean exit.
      exitCode: inTime ? (inspection?.State.ExitCode ?? -1) : 137,
      killed: !inTime,
      graceMs,
    },
  };
}

/** What ended before it got the signal has not answered it, however clean its end looks. */
async function requireRunning(engine: Engine, container: string): Promise<void> {
  const state = (await inspectContainer(engine, container))?.State;
  if (state === undefined) throw new Error('the container was removed before it got the signal');
  if (!state.Running) throw new Error(`it ended by itself, with exit code ${state.ExitCode}, before it got the signal`);
}

/** PID 1 did nothing. Does the application, when it gets the signal itself? Then PID 1 is what swallows it. */
async function endsOnDirectSignal(engine: Engine, options: StopOptions, ended: Promise<boolean>): Promise<boolean> {
  if (options.agent === undefined) return false;
  const labels = ['dev.seaworthy=prove'];
  const sent = await runAgent(engine, options.agent, options.container, ['terminate'], {
    ...{ labels, timeoutMs: 5000, signal: options.abort },
  })
    // An agent that shares the container's fate may end with it before it has printed its answer: that is the answer.
    .then(({ terminate }) => terminate !== undefined && ('reason' in terminate || terminate.answer.sent.length > 0));
  return sent && (await Promise.race([ended, pause(DIRECT_SIGNAL_MS).then(() => false)]));
}

/** Milliseconds from the signal to the end of PID 1, both by the engine's clock; its report of the end comes later. */
async function durationByEngine(
  engine: Engine,
  container: string,
  inspection: ContainerInspection | undefined,
  wasPaused: boolean,
): Promise<number | undefined> {
  const { stdout } = await engine.docker(
    [
      ...['events', '--since', '10m', '--until', '0s', '--filter', `container=${container}`],
      ...['--filter', 'event=kill', '--filter', 'event=unpause', '--format', '{{.Action}} {{.TimeNano}}'],
    ],
    { reject: false, timeoutMs: 5000 },
  );
  const finishedMs = Date.parse(inspection?.State.FinishedAt ?? '');
  const killedMs = lastOf(stdout, 'kill');
  // The engine may have let it go on by itself, and then it writes both down in any order, even after a quick end.
  const signalledMs = wasPaused ? Math.min(finishedMs, Math.max(killedMs, lastOf(stdout, 'unpause'))) : killedMs;
  return signalledMs > 0 && finishedMs >= signalledMs - 5 ? Math.max(0, finishedMs - signalledMs) : undefined;
}

/** Milliseconds; earlier ones are of earlier starts of the same container. */
function lastOf(events: string, action: string): number {
  const last = events.split('\n').findLast((line) => line.startsWith(`${action} `));
  return Number(last?.slice(action.length)) / 1e6;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)).unref());
}
