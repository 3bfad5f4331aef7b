import { UserError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
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
    async run(phase, action, describe) {
      const startedAt = performance.now();
      try {
        const end = await trackTask(
          onEvent,
          phase,
          () => untilUserError(action),
          // The whole error is printed where the run ends; twice would be noise.
          (ended) => ('error' in ended ? { failed: ended.error.code } : (describe?.(ended.result) ?? '')),
        );
        if ('error' in end) throw end.error;
        return end.result;
      } finally {
        durations.push({ name: phase.title, durationMs: Math.round(performance.now() - startedAt) });
      }
    },
  };
}

async function untilUserError<Result>(
  action: () => Promise<Result>,
): Promise<{ result: Result } | { error: UserError }> {
  try {
    return { result: await action() };
  } catch (error) {
    if (error instanceof UserError) return { error };
    throw error;
  }
}
