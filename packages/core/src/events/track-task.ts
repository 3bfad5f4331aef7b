import type { OnEvent } from '../model/index.ts';

/** How work ended that did not throw: a detail for its line, or why it failed all the same. */
export type TaskEnd = string | { failed: string };

/** Runs `work` between the events that tell of it; `describe` adds a detail to the last one, or makes it a failure. */
export async function trackTask<Value>(
  onEvent: OnEvent | undefined,
  task: { id: string; title: string },
  work: () => Promise<Value>,
  describe?: (value: Value) => TaskEnd,
): Promise<Value> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  const fail = (reason: string, lastLines: string[]) =>
    onEvent?.({ type: 'task.failed', id: task.id, durationMs: durationMs(), reason, lastLines });
  onEvent?.({ type: 'task.started', id: task.id, title: task.title });
  try {
    const value = await work();
    const end = describe?.(value);
    if (typeof end === 'object') fail(end.failed, []);
    else
      onEvent?.({
        type: 'task.finished',
        id: task.id,
        durationMs: durationMs(),
        ...(end === undefined ? {} : { detail: end }),
      });
    return value;
  } catch (error) {
    const failure = error as { shortMessage?: string; message: string; stderr?: unknown };
    const lastLines = typeof failure.stderr === 'string' ? failure.stderr.trimEnd().split('\n').slice(-12) : [];
    fail(failure.shortMessage ?? failure.message, lastLines);
    throw error;
  }
}
