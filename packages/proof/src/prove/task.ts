import type { OnEvent } from '@seaworthy/core/model';

/** Runs `work` between the events `task.started` and `task.finished`, or `task.failed` when it throws. */
export async function task<Result>(
  onEvent: OnEvent,
  id: string,
  title: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const durationMs = () => Math.round(performance.now() - began);
  onEvent({ type: 'task.started', id, title });
  try {
    const result = await work();
    onEvent({ type: 'task.finished', id, durationMs: durationMs() });
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    onEvent({ type: 'task.failed', id, durationMs: durationMs(), reason, lastLines: [] });
    throw error;
  }
}
