import type { OnEvent } from '../model/index.ts';

/** Runs `work` between the events that tell of it; `describe` adds a detail to the last one. */
export async function trackTask<Value>(
  onEvent: OnEvent | undefined,
  task: { id: string; title: string },
  work: () => Promise<Value>,
  describe?: (value: Value) => string,
): Promise<Value> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  onEvent?.({ type: 'task.started', id: task.id, title: task.title });
  try {
    const value = await work();
    const detail = describe === undefined ? {} : { detail: describe(value) };
    onEvent?.({ type: 'task.finished', id: task.id, durationMs: durationMs(), ...detail });
    return value;
  } catch (error) {
    const failure = error as { shortMessage?: string; message: string; stderr?: unknown };
    const lastLines = typeof failure.stderr === 'string' ? failure.stderr.trimEnd().split('\n').slice(-12) : [];
    const reason = failure.shortMessage ?? failure.message;
    onEvent?.({ type: 'task.failed', id: task.id, durationMs: durationMs(), reason, lastLines });
    throw error;
  }
}
