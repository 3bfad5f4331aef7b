import { type TaskEnd, trackTask } from '@seaworthy/core/events';
import type { OnEvent } from '@seaworthy/core/model';

/** The parts of a run: each is a task of the progress view, and a line of the report with what it took. */
export interface Phases {
  durations: readonly { name: string; durationMs: number }[];
  /** Runs one part. A part that throws is shown as failed, and the error goes on. */
  run<Result>(
    phase: { id: string; title: string },
    action: () => Promise<Result>,
    describe?: (result: Result) => TaskEnd,
  ): Promise<Result>;
}

export function trackPhases(onEvent: OnEvent): Phases {
  const durations: { name: string; durationMs: number }[] = [];
  return {
    durations,
    async run(phase, action, describe) {
      const startedAt = performance.now();
      try {
        return await trackTask(onEvent, phase, action, describe);
      } finally {
        durations.push({ name: phase.title, durationMs: Math.round(performance.now() - startedAt) });
      }
    },
  };
}
