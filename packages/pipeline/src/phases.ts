import { UserError } from '@seaworthy/core/errors';
import type { OnEvent } from '@seaworthy/core/model';

/** How a part ended that did not throw: a detail for its line, or the reason why it failed all the same. */
export type PhaseEnd = string | { failed: string };

/** The parts of a run: each is a task of the progress view, and a line of the report with what it took. */
export interface Phases {
  durations: readonly { name: string; durationMs: number }[];
  /** Runs one part. A part that throws is shown as failed, and the error goes on. */
  run<Result>(
    phase: { id: string; title: string },
    action: () => Promise<Result>,
    describe?: (result: Result) => PhaseEnd,
  ): Promise<Result>;
}

export function trackPhases(onEvent: OnEvent): Phases {
  const durations: { name: string; durationMs: number }[] = [];
  return {
    durations,
    async run({ id, title }, action, describe) {
      const startedAt = performance.now();
      const elapsed = () => Math.round(performance.now() - startedAt);
      const fail = (reason: string) =>
        onEvent({ type: 'task.failed', id, durationMs: elapsed(), reason, lastLines: [] });
      onEvent({ type: 'task.started', id, title });
      try {
        const result = await action();
        const end = describe?.(result) ?? '';
        if (typeof end === 'string') onEvent({ type: 'task.finished', id, durationMs: elapsed(), detail: end });
        else fail(end.failed);
        return result;
      } catch (error) {
        // The whole error is printed where the run ends; twice would be noise.
        fail(error instanceof UserError ? error.code : error instanceof Error ? error.message : String(error));
        throw error;
      } finally {
        durations.push({ name: title, durationMs: elapsed() });
      }
    },
  };
}
