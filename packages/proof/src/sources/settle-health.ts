import { setTimeout } from 'node:timers/promises';
import { answersSinceStart, type Engine, inspectContainer } from '@seaworthy/engine';

const WAIT_MS = 15_000;
const POLL_MS = 200;
const FAILURES_THAT_DECIDE = 3;

/** Waits until the health check says yes or no. Several failures in a row after the start are a no. */
export async function settleHealth(engine: Engine, container: string, signal: AbortSignal): Promise<void> {
  for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; ) {
    const state = (await inspectContainer(engine, container))?.State;
    if (state === undefined || !state.Running || state.Health == null || state.Health.Status !== 'starting') return;
    const failures = answersSinceStart(state).filter(({ ExitCode }) => ExitCode !== 0).length;
    if (failures >= FAILURES_THAT_DECIDE) return;
    await setTimeout(POLL_MS, undefined, { signal });
  }
}
