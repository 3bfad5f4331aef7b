import type { OnEvent } from '@seaworthy/core/model';

/** The parts of a run: each is a task of the progress view, and a line of the report with what it took. */
export interface Phases {
  durations: readonly { name: string; durationMs: number }[];
  /** Runs one part. A part that throws is shown as failed, with the reason, and the error goes on. */
  run<Result>(
    phase: { id: string; title: string },
    action: () => Promise<Result>,
    describe?: (result: Result) => string,
  ): Promise<Result>;
}

export function trackPhases(onEvent: OnEvent): Phases {
  const durations: { name: string; durationMs: number }[] = [];
  return {
    durations,
    async run({ id, title }, action, describe) {
      const startedAt = performance.now();
      const elapsed = () => Math.round(performance.now() - startedAt);
      onEvent({ type: 'task.started', id, title });
      try {
        const result = await action();
        const detail = describe?.(result);
        onEvent({ type: 'task.finished', id, durationMs: elapsed(), ...(detail === undefined ? {} : { detail }) });
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        onEvent({ type: 'task.failed', id, durationMs: elapsed(), reason, lastLines: [] });
        throw error;
      } finally {
        durations.push({ name: id, durationMs: elapsed() });
      }
    },
  };
}
